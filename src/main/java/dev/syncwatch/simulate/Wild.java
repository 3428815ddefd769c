package dev.syncwatch.simulate;

import java.util.stream.DoubleStream;

/**
 * What goes wrong on any day, as shares from 0 to 1.
 *
 * @param flaky of syncs: the phone has no network for a while
 * @param offline of sessions: the phone is offline throughout, and uploads hours later
 * @param wrongClocks of phones: their clock is minutes to hours off
 * @param sdkRetries of events: sent twice, with the same {@code messageId}
 * @param expiredTokens of sessions: the token has expired
 * @param lostStorage of sessions: the phone can't store any more, until its cache is reset
 */
public record Wild(
        double flaky, double offline, double wrongClocks, double sdkRetries, double expiredTokens, double lostStorage) {

    /** An ordinary day. */
    public static final Wild USUAL = new Wild(0.018, 0.01, 0.03, 0.004, 0.0001, 0.00002);

    /** Nothing goes wrong by itself. */
    public static final Wild NONE = new Wild(0, 0, 0, 0, 0, 0);

    public Wild {
        if (DoubleStream.of(flaky, offline, wrongClocks, sdkRetries, expiredTokens, lostStorage)
                .anyMatch(share -> !(share >= 0 && share <= 1))) {
            throw new IllegalArgumentException("shares are from 0 to 1");
        }
    }
}
