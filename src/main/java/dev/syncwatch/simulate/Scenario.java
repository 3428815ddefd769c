package dev.syncwatch.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A world to simulate.
 *
 * @param name of 1 to 64 of a-z, 0-9 and -
 * @param about one sentence for people
 * @param users 1 to 16 million
 * @param start event time of the beginning, a multiple of 10 s
 * @param length a multiple of 10 s, at most 60 days
 * @param envelopes how phones wrap their events
 */
public record Scenario(
        String name,
        String about,
        int users,
        Instant start,
        Duration length,
        App app,
        Wild wild,
        Envelopes envelopes,
        List<Incident> incidents,
        List<FlagChange> remoteConfig) {

    /** Their phones take 4 GB. */
    public static final int MOST_USERS = 16_000_000;

    /** The length of one step of the truth: 10 s, in milliseconds. */
    public static final long STEP_MILLIS = 10_000;

    private static final Duration LONGEST = Duration.ofDays(60);

    public Scenario {
        incidents = List.copyOf(incidents);
        remoteConfig = List.copyOf(remoteConfig);
        if (users < 1 || users > MOST_USERS) {
            throw new IllegalArgumentException("users must be 1 to " + MOST_USERS + ", not " + users);
        }
        if (start.toEpochMilli() % STEP_MILLIS != 0) {
            throw new IllegalArgumentException("start must be a multiple of 10 s, not " + start);
        }
        if (length.isZero()
                || length.isNegative()
                || length.toMillis() % STEP_MILLIS != 0
                || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("length must be a multiple of 10 s, at most 60 days, not " + length);
        }
        if (incidents.stream().map(Incident::name).distinct().count() < incidents.size()) {
            throw new IllegalArgumentException("two incidents have the same name");
        }
    }

    /** Epoch milliseconds; the first moment after it. */
    public long endMillis() {
        return start.plus(length).toEpochMilli();
    }

    public Scenario withUsers(int otherUsers) {
        return new Scenario(name, about, otherUsers, start, length, app, wild, envelopes, incidents, remoteConfig);
    }

    public Scenario withStart(Instant otherStart) {
        return new Scenario(name, about, users, otherStart, length, app, wild, envelopes, incidents, remoteConfig);
    }

    /**
     * Weights of the forms that events come in; a phone keeps to one.
     *
     * @param segment a batch of {@code track} calls, one batch a sync
     */
    public record Envelopes(double flat, double segment, double cloudEvents) {
        public static final Envelopes FLAT = new Envelopes(1, 0, 0);

        public Envelopes {
            if (flat < 0 || segment < 0 || cloudEvents < 0 || !(flat + segment + cloudEvents > 0)) {
                throw new IllegalArgumentException("weights are 0 or more, and one of them is above 0");
            }
        }
    }
}
