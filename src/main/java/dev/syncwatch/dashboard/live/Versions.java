package dev.syncwatch.dashboard.live;

import java.time.Instant;

/**
 * A text for each part of the page that differs once the part does.
 *
 * @param clock how far rules have been evaluated; null if they never were, or nobody can tell
 */
public record Versions(
        Instant clock,
        String state,
        String series,
        String episodes,
        String notifications,
        String rules,
        String silences) {

    /** While the database gives no answer: each part has to be asked for again, and again when it is back. */
    static Versions unavailable(String reason) {
        return new Versions(null, reason, reason, reason, reason, reason, reason);
    }

    /** Whether a page that was told of {@code other} shows what is no more so. */
    boolean differ(Versions other) {
        return !withoutClock().equals(other.withoutClock());
    }

    private Versions withoutClock() {
        return new Versions(null, state, series, episodes, notifications, rules, silences);
    }
}
