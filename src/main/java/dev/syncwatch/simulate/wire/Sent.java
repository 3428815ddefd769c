package dev.syncwatch.simulate.wire;

/** When something was sent, and when it arrived: epoch milliseconds, true time. */
public record Sent(long sent, long arrival) {}
