package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.outbox.Delivery;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;

/** Decides what follows an attempt. It never waits itself; the loop does, where it can be stopped. */
final class RetryPolicy {
    private static final double SCATTER = 0.5;

    private final RetrySettings settings;
    private final IntervalFunction growing;

    RetryPolicy(RetrySettings settings) {
        this.settings = settings;
        this.growing = IntervalFunction.ofExponentialBackoff(settings.firstWait(), 2, settings.longestWait());
    }

    /** What follows the attempt with {@code tried}, which ended at {@code now}. */
    Verdict judge(Delivery tried, Outcome outcome, Instant now) {
        if (outcome instanceof Retry retry) {
            return later(tried, retry, now);
        }
        if (outcome instanceof GiveUp giveUp) {
            return rejected(tried, giveUp.reason(), now);
        }
        Delivered delivered = (Delivered) outcome;
        return new Verdict.Settled(tried.delivered(delivered.reference(), delivered.doubles(), now));
    }

    private Verdict later(Delivery tried, Retry retry, Instant now) {
        Instant last = tried.firstTriedAt().plus(settings.giveUpAfter());
        if (!now.isBefore(last)) {
            return new Verdict.Lost("given up after " + tried.attempts() + " attempts since " + tried.firstTriedAt()
                    + ": " + retry.reason());
        }
        Duration wait = longer(backoff(tried.attempts()), retry.after());
        // An absurd Retry-After must not cost the last attempt.
        Instant due = earlier(now.plus(wait), last);
        return new Verdict.Again(tried.failed(retry.mayHaveArrived()), due, retry.wholeChannel(), retry.reason());
    }

    private static Verdict rejected(Delivery tried, String reason, Instant now) {
        if (tried.notification().plain()) {
            return new Verdict.Lost("rejected in its plain form too: " + reason);
        }
        return new Verdict.Again(tried.asPlain(), now, false, reason);
    }

    private Duration backoff(int attempts) {
        return Duration.ofMillis(
                IntervalFunction.ofRandomized(growing.apply(attempts), SCATTER).apply(1));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
