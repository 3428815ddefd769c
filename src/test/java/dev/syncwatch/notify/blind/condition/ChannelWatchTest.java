package dev.syncwatch.notify.blind.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.blind.condition.Finding.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelWatchTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final SteppingClock clock = new SteppingClock(NOON);
    private final ChannelWatch watch = new ChannelWatch(ChannelWatch.Limits.defaults(), clock);

    @Test
    void tellsOfAChannelWhoseEveryAttemptHasFailedForFiveMinutes() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(blind()).isEmpty();
            fails("slack-oncall");
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(blind()).extracting(Blindness::what).containsExactly("channel/slack-oncall");
        assertThat(blind().get(0).title()).startsWith("Channel slack-oncall fails: nothing got through for 5 min");
        assertThat(blind().get(0).story())
                .contains("All 5 attempts since 12:00 UTC failed")
                .contains("answered 503");
    }

    @Test
    void tellsOfAChannelThatStandsStillThoughKafkaAnswers() {
        watch.troubled("pagerduty", "the outbox can't be read");
        clock.advance(Duration.ofMinutes(4));
        watch.troubled("pagerduty", "the outbox can't be read");
        assertThat(blind()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(blind()).hasSize(1);
        assertThat(blind().get(0).title()).startsWith("Channel pagerduty stands still for 5 min");
        assertThat(blind().get(0).story()).contains("the outbox can't be read");

        watch.reached("pagerduty", clock.instant());
        assertThat(blind()).isEmpty();
    }

    @Test
    void leavesAChannelThatStandsStillToKafka_whileThatIsAway() {
        watch.troubled("pagerduty", "no answer");
        clock.advance(Duration.ofMinutes(10));
        watch.kafkaIsAway();

        assertThat(blind()).isEmpty();
    }

    @Test
    void needsThreeAttempts() {
        fails("slack-oncall");
        clock.advance(Duration.ofMinutes(10));
        fails("slack-oncall");

        assertThat(blind()).isEmpty();
    }

    @Test
    void endsWithTheFirstDelivery() {
        tellsOfAChannelWhoseEveryAttemptHasFailedForFiveMinutes();

        watch.tried("slack-oncall", null, Outcome.delivered());

        assertThat(watch.look(clock.instant())).extracting(Finding::sight).containsExactly(Sight.CLEAR);
    }

    @Test
    void beginsAnewAfterADelivery() {
        fails("pagerduty");
        clock.advance(Duration.ofMinutes(4));
        watch.tried("pagerduty", null, Outcome.delivered());
        clock.advance(Duration.ofMinutes(4));
        fails("pagerduty");
        fails("pagerduty");
        fails("pagerduty");

        assertThat(blind()).isEmpty();
    }

    @Test
    void tellsOfWhatWasLostThoughOthersGoThrough() {
        watch.lost("pagerduty", "rejected in its plain form too: 400");
        watch.tried("pagerduty", null, Outcome.delivered());

        assertThat(blind().get(0).title()).startsWith("Channel pagerduty lost a page");
        clock.advance(Duration.ofMinutes(15));
        assertThat(blind()).isEmpty();
    }

    @Test
    void keepsTellingOfALossUntilSomethingGoesThrough() {
        watch.lost("pagerduty", "given up after 24 h");
        clock.advance(Duration.ofHours(3));

        assertThat(blind()).hasSize(1);
    }

    @Test
    void knowsHowFarTheSlowestChannelHasRead() {
        assertThat(watch.reachedByAll()).isNull();

        watch.reached("pagerduty", NOON);
        watch.reached("slack-oncall", NOON.minusSeconds(90));

        assertThat(watch.reachedByAll()).isEqualTo(NOON.minusSeconds(90));
    }

    private void fails(String channel) {
        watch.tried(channel, null, Outcome.unknown("Slack answered 503"));
    }

    private List<Blindness> blind() {
        return watch.look(clock.instant()).stream()
                .filter(finding -> finding.sight() == Sight.BLIND)
                .map(Finding::blindness)
                .toList();
    }
}
