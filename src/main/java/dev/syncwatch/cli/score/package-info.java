/**
 * {@code syncwatch score}: takes scenarios, lets the simulator act them out and a replay decide on them, gives a table of what was found,
 * missed and paged for nothing. Leaves out what counts as found: that is {@code judge}.
 */
package dev.syncwatch.cli.score;
