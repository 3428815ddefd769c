/**
 * {@code syncwatch rules}: what ops does with rule files.
 *
 * <p>Takes rule files, and what is live; gives problems, a schema, the results of tests, or what differs, and sees to it that a file is
 * live. Leaves out how a job takes a set over ({@code job.rules}), how timelines are played ({@code cli.ruletest}) and what a change
 * would have paged ({@code cli.backtest}).
 */
package dev.syncwatch.cli.rules;
