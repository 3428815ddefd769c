/**
 * {@code syncwatch rules backtest}: what a changed rule set would have paged on events of the past, beside the one that is live.
 *
 * <p>Takes two rule sets and events; evaluates both in one pass of the same pipeline as live; gives the difference in pages as text,
 * JSON or a page with both drawn on the failure rate. Leaves out how rules are evaluated ({@code job}).
 */
package dev.syncwatch.cli.backtest;
