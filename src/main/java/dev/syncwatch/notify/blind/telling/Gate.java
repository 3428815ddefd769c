package dev.syncwatch.notify.blind.telling;

import dev.syncwatch.notify.blind.condition.Blindness;
import dev.syncwatch.notify.blind.condition.Finding;
import dev.syncwatch.notify.page.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides for one condition what is told when: opened once, reminded of at most hourly, closed when it is over. */
final class Gate {
    private final Limits limits;
    private Blindness told;
    private Instant openedAt;
    private Instant toldAt;
    private Instant closedAt;

    /**
     * How seldom to tell.
     *
     * @param quiet  after a close, how long the same condition opens nothing; if it still holds then, it does
     * @param repeat from one telling of an open condition to the next
     */
    record Limits(Duration quiet, Duration repeat) {

        /** 5 min, 1 h. */
        static Limits defaults() {
            return new Limits(Duration.ofMinutes(5), Duration.ofHours(1));
        }
    }

    /** What is to be told; {@code openedAt} tells one opening from the next of the same condition. */
    record Telling(Action action, Blindness blindness, Instant openedAt) {}

    Gate(Limits limits) {
        this.limits = limits;
    }

    /** {@code expected}: somebody has said before that this would come; then nothing is opened and nobody reminded. */
    Optional<Telling> next(Finding finding, boolean expected, Instant now) {
        return switch (finding.sight()) {
            case UNKNOWN -> Optional.empty();
            case CLEAR -> told == null ? Optional.empty() : close(now);
            case BLIND -> expected ? Optional.empty() : blind(finding.blindness(), now);
        };
    }

    /** Whether nothing would be lost by forgetting this gate. */
    boolean idle(Instant now) {
        return told == null && !quiet(now);
    }

    private Optional<Telling> blind(Blindness blindness, Instant now) {
        if (told == null) {
            if (quiet(now)) {
                return Optional.empty();
            }
            openedAt = now;
            return tell(Action.OPEN, blindness, now);
        }
        return now.isBefore(toldAt.plus(limits.repeat())) ? Optional.empty() : tell(Action.REMIND, blindness, now);
    }

    private Optional<Telling> tell(Action action, Blindness blindness, Instant now) {
        told = blindness;
        toldAt = now;
        return Optional.of(new Telling(action, blindness, openedAt));
    }

    private Optional<Telling> close(Instant now) {
        Blindness over = told;
        told = null;
        closedAt = now;
        return Optional.of(new Telling(Action.CLOSE, over, openedAt));
    }

    private boolean quiet(Instant now) {
        return closedAt != null && now.isBefore(closedAt.plus(limits.quiet()));
    }
}
