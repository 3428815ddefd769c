/**
 * {@code syncwatch rules apply} and {@code diff}: take a rule file and what is live, give what differs, or see to it that the file is
 * live. Leaves out how a job takes a set over.
 */
package dev.syncwatch.cli.rules;
