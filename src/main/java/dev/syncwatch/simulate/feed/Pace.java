package dev.syncwatch.simulate.feed;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast a simulation is written, and how far for now.
 *
 * @param limit gives the moment, in epoch milliseconds, that is not passed until it gives a later one; asked often, by another thread
 * @param after for so long heartbeats go on after the end, at once, so that all of it can be evaluated
 */
public record Pace(Speed speed, LongSupplier limit, Duration after) {}
