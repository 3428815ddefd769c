package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.delivery.Verdict.Again;
import dev.syncwatch.notify.delivery.Verdict.Lost;
import dev.syncwatch.notify.delivery.Verdict.Settled;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.page.Action;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:07:20Z");

    private final RetryPolicy policy = new RetryPolicy(RetrySettings.defaults());

    @Test
    void isDone_whenDelivered() {
        assertThat(policy.judge(fresh(), Outcome.delivered(), NOW)).isInstanceOf(Settled.class);
    }

    @Property
    void waitsAboutTwiceAsLongEachTimeUpToAMinute(@ForAll @IntRange(min = 0, max = 2000) int attemptsBefore) {
        Delivery tried = fresh();
        for (int i = 0; i < attemptsBefore; i++) {
            tried = tried.trying(NOW);
        }
        long expected = Math.min(60_000, 1000L << Math.min(attemptsBefore, 6));

        Again again = (Again) policy.judge(tried, Outcome.retry("500"), NOW);

        assertThat(Duration.between(NOW, again.dueAt()).toMillis()).isBetween(expected / 2, expected * 3 / 2);
        assertThat(again.delivery().attempts()).isEqualTo(attemptsBefore + 1);
    }

    @Test
    void waitsAsLongAsTheVendorAsked() {
        Again again = (Again) policy.judge(fresh(), Outcome.retryWholeChannel("429", Duration.ofMinutes(20)), NOW);

        assertThat(again.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        assertThat(again.wholeChannel()).isTrue();
    }

    @Test
    void makesTheLastAttemptAfter24Hours_whenVendorAsksForLonger() {
        Again again = (Again) policy.judge(fresh(), Outcome.retryWholeChannel("429", Duration.ofDays(9)), NOW);

        assertThat(again.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void givesUpWithTheReasonAfter24Hours() {
        Delivery tried = fresh().trying(NOW);

        assertThat(policy.judge(tried, Outcome.retry("no answer"), NOW.plus(Duration.ofHours(24))))
                .isEqualTo(new Lost("given up after 2 attempts since 2026-01-05T10:07:20Z: no answer"));
    }

    @Test
    void triesThePlainFormAtOnceAndOnlyOnce_whenRejected() {
        Again again = (Again) policy.judge(fresh(), Outcome.giveUp("400"), NOW);

        assertThat(again.delivery().notification().plain()).isTrue();
        assertThat(again.dueAt()).isEqualTo(NOW);
        assertThat(policy.judge(again.delivery(), Outcome.giveUp("400"), NOW))
                .isEqualTo(new Lost("rejected in its plain form too: 400"));
    }

    /** In its first attempt. */
    private static Delivery fresh() {
        return Delivery.planned(new Notification("key#1", "key", Action.OPEN, null, false), NOW)
                .trying(NOW);
    }
}
