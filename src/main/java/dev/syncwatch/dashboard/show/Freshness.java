package dev.syncwatch.dashboard.show;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How old what is shown is.
 *
 * @param evaluatedTo   event time; null where nothing was written yet
 * @param writtenAt     the wall clock when that was learnt; null where {@code evaluatedTo} is
 * @param behindSeconds from then to now, at least 0; null where {@code evaluatedTo} is
 */
public record Freshness(State state, Instant evaluatedTo, Instant writtenAt, Long behindSeconds) {

    /** Rules are evaluated every 10 s, and told of within seconds. */
    static final Duration STALE_AFTER = Duration.ofSeconds(60);

    /** In the words of the page. */
    public enum State {
        LIVE,
        STALE,
        EMPTY,
        BROKEN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing was ever written. */
    public static Freshness empty() {
        return new Freshness(State.EMPTY, null, null, null);
    }

    /** The database can't be read. */
    public static Freshness broken() {
        return new Freshness(State.BROKEN, null, null, null);
    }

    /** By what was written last, and the wall clock. */
    public static Freshness of(Progress progress, Instant wallClock) {
        Duration behind = Duration.between(progress.writtenAt(), wallClock);
        State state = behind.compareTo(STALE_AFTER) > 0 ? State.STALE : State.LIVE;
        return new Freshness(state, progress.evaluatedTo(), progress.writtenAt(), Math.max(0, behind.toSeconds()));
    }
}
