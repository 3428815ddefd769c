package dev.syncwatch.cli.chaos.reach;

import java.time.Instant;

/**
 * How far an installation has come.
 *
 * @param evaluated of the world's time
 * @param stored    of the world's time, in tables
 * @param read      whether pagers have read all changes
 * @param ranAt     a moment at which jobs ran, the latest that is known, by {@link System#nanoTime}
 */
public record Reach(Instant evaluated, Instant stored, boolean read, long ranAt) {}
