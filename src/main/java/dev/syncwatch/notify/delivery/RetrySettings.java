package dev.syncwatch.notify.delivery;

import java.time.Duration;

/**
 * How long to go on trying. Waits double from {@code firstWait} to {@code longestWait} and are scattered by half of it either
 * way; a vendor's own {@code Retry-After} goes first if it is longer.
 *
 * @param giveUpAfter from the first attempt; the last one is made at its end
 */
public record RetrySettings(Duration firstWait, Duration longestWait, Duration giveUpAfter) {

    /** 1 s doubling to 1 min, for 24 h. */
    public static RetrySettings defaults() {
        return new RetrySettings(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(24));
    }
}
