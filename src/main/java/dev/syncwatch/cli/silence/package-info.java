/**
 * {@code syncwatch silence}: takes what somebody wants held back and for how long, or the id of what is to end.
 * Gives records of the topic of silences, and tables of what is in force. Leaves out silences that stand in files, and what a
 * silence means.
 */
package dev.syncwatch.cli.silence;
