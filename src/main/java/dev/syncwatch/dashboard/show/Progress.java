package dev.syncwatch.dashboard.show;

import java.time.Instant;

/**
 * How far rules have been evaluated.
 *
 * @param evaluatedTo event time: the clock of all that is shown
 * @param writtenAt   the wall clock when that was learnt
 */
public record Progress(Instant evaluatedTo, Instant writtenAt) {}
