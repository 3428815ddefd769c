package dev.syncwatch.notify.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes that rules find while they are far behind what has come in, after a long downtime: what they find firing may have been over for
 * hours. So it waits until they have caught up, and then what is still open is told, as after a downtime of our own. Should they not
 * catch up, nobody may wait for ever: all of it is told then, until they have been up to date again.
 */
final class Backlog {
    /** Of the wall clock, from the first change that waits. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Arrivals arrivals;
    private final Clock clock;
    private CatchUp waiting;
    private Instant since;
    private Instant evaluated = Instant.MIN;
    private boolean hopeless;

    Backlog(Arrivals arrivals, Clock clock) {
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** From now on all that is read waits, whether rules are behind or not, until {@link #released} is asked. */
    void begin() {
        waiting = new CatchUp();
        since = clock.instant();
    }

    /** Takes what was read, if it has to wait; else it is the caller's to plan. */
    boolean takes(Input input) {
        Optional<Instant> time = timeOf(input);
        if (time.isEmpty()) {
            return false;
        }
        evaluated = time.get().isAfter(evaluated) ? time.get() : evaluated;
        boolean first = waiting == null;
        if (first && (hopeless || !(input instanceof Input.Change) || !isBehind())) {
            return false;
        }
        if (first) {
            begin();
        }
        waiting.add(input);
        return true;
    }

    private static Optional<Instant> timeOf(Input input) {
        return input instanceof Input.Change || input instanceof Input.Time
                ? Optional.of(input.time())
                : Optional.empty();
    }

    private boolean isBehind() {
        return !evaluated.equals(Instant.MIN)
                && evaluated.plus(CatchUp.OVER_FOR).isBefore(arrivals.newest());
    }

    /** While something waits nothing that was read may be counted as read. */
    boolean isWaiting() {
        return waiting != null;
    }

    /** What has waited, once it is known what is over of it; empty while it is not, and where nothing waits. */
    Optional<CatchUp> released() {
        boolean behind = isBehind();
        hopeless &= behind;
        if (waiting == null || (behind && clock.instant().isBefore(since.plus(LONGEST_WAIT)))) {
            return Optional.empty();
        }
        hopeless = behind;
        CatchUp released = waiting;
        waiting = null;
        if (!behind) {
            released.arrivedUpTo(arrivals.newest());
        }
        return Optional.of(released);
    }
}
