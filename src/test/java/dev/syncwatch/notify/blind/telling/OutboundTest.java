package dev.syncwatch.notify.blind.telling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.page.Action;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Outbound outbound = new Outbound();
    private Instant now = NOON;

    @Test
    void sendsTheCloseAfterTheOpenAndWithItsReference() {
        add(Action.OPEN);
        add(Action.CLOSE);
        assertThat(outbound.isEmpty())
                .as("nobody was told, so nobody needs to know")
                .isTrue();

        add(Action.OPEN);
        settle(Outcome.delivered("ts-1"));
        add(Action.CLOSE);

        Attempt close = outbound.next(now).orElseThrow();
        assertThat(close.notification().action()).isEqualTo(Action.CLOSE);
        assertThat(close.reference()).isEqualTo("ts-1");
        settle(Outcome.delivered());
        assertThat(outbound.isEmpty()).isTrue();
    }

    @Test
    void closesWhatMayHaveArrived() {
        add(Action.OPEN);
        settle(Outcome.unknown("no answer"));
        add(Action.CLOSE);

        now = now.plusSeconds(1);
        Attempt again = outbound.next(now).orElseThrow();
        assertThat(again.notification().action()).isEqualTo(Action.OPEN);
        assertThat(again.mayHaveArrived()).isTrue();
    }

    @Test
    void closesWhatIsUnderWay() {
        add(Action.OPEN);
        Attempt open = outbound.next(now).orElseThrow();
        add(Action.CLOSE);
        outbound.settle(open, Outcome.delivered(), Duration.ZERO, now);

        assertThat(outbound.next(now).orElseThrow().notification().action()).isEqualTo(Action.CLOSE);
    }

    @Test
    void takesBackWhatFailedForCertain() {
        add(Action.OPEN);
        settle(Outcome.retry("refused"));
        add(Action.CLOSE);

        assertThat(outbound.isEmpty()).isTrue();
    }

    @Test
    void waitsLongerAfterEachFailureUpToAMinute() {
        add(Action.OPEN);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            settle(Outcome.retry("refused"));
            assertThat(outbound.next(now.plusSeconds(seconds).minusMillis(1))).isEmpty();
            now = now.plusSeconds(seconds);
            assertThat(outbound.next(now)).isPresent();
        }
    }

    @Test
    void leavesTheVendorAloneAsItAsked() {
        add(Action.OPEN);
        settle(Outcome.retryWholeChannel("429", Duration.ofSeconds(30)));
        outbound.add(notification("blind/kafka", Action.OPEN), now);

        assertThat(outbound.next(now.plusSeconds(29))).isEmpty();
        assertThat(outbound.next(now.plusSeconds(30))).isPresent();
    }

    @Test
    void keepsThePaceOfTheChannel() {
        add(Action.OPEN);
        outbound.add(notification("blind/kafka", Action.OPEN), now);
        outbound.settle(outbound.next(now).orElseThrow(), Outcome.delivered(), Duration.ofSeconds(1), now);

        assertThat(outbound.next(now.plusMillis(999))).isEmpty();
        assertThat(outbound.next(now.plusSeconds(1))).isPresent();
    }

    @Test
    void triesThePlainFormOnceAfterARejection() {
        add(Action.OPEN);
        settle(Outcome.giveUp("400"));
        assertThat(outbound.next(now).orElseThrow().notification().plain()).isTrue();

        settle(Outcome.giveUp("400"));
        assertThat(outbound.isEmpty()).isTrue();
    }

    @Test
    void holdsNobodyUpForOneThatFails() {
        add(Action.OPEN);
        settle(Outcome.retry("refused"));
        outbound.add(notification("blind/kafka", Action.OPEN), now);

        assertThat(outbound.next(now).orElseThrow().notification().incident()).isEqualTo("blind/kafka");
    }

    private void add(Action action) {
        outbound.add(notification("blind/detection", action), now);
    }

    private void settle(Outcome outcome) {
        outbound.settle(outbound.next(now).orElseThrow(), outcome, Duration.ZERO, now);
    }

    private static Notification notification(String incident, Action action) {
        return new Notification(incident + "#" + action, incident, action, null, false);
    }
}
