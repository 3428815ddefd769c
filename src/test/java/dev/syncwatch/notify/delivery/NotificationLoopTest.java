package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class NotificationLoopTest {
    private static final Instant LATER = Instant.parse("2026-01-05T10:31:20Z");
    private static final String EPISODE_A = "a/environment=production@2026-01-05T10:07:20Z";
    private static final String EPISODE_B = "b/environment=production@2026-01-05T10:07:20Z";

    private final ChangeJson a = ChangeJson.failureRate().alert("a/environment=production");
    private final ChangeJson b = ChangeJson.failureRate().alert("b/environment=production");
    private final ScriptedNotifier channel = new ScriptedNotifier();
    private final LoopBench bench = new LoopBench(channel);

    @Test
    void opensAtFiringAndClosesAtResolved() {
        bench.publish(a.with("state", "pending").withJson("episode", "null"))
                .publish(a)
                .publish(a.then("recovering", LATER))
                .publish(a.then("recovering", LATER).then("firing", LATER))
                .publish(a.then("resolved", LATER))
                .turns(3);

        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A, "CLOSE " + EPISODE_A);
        assertThat(bench.committed().offset()).isEqualTo(5);
    }

    @Test
    void closesWithTheSameKey_whenDataStopped() {
        bench.publish(a).publish(a.then("expired", LATER)).turns(2);

        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A, "CLOSE " + EPISODE_A);
    }

    @Test
    void commitsOnlyWhatIsDelivered() {
        channel.next(Outcome.retry("500"));
        bench.publish(a).turn();
        assertThat(bench.committed().offset()).isZero();

        bench.advance(Duration.ofSeconds(2)).turn();
        assertThat(bench.committed().offset()).isEqualTo(1);
    }

    @Test
    void keepsTheResolveBehindItsTrigger_whileTheTriggerIsTriedAgain() {
        channel.next(Outcome.retry("500"), Outcome.retry("500"));
        bench.publish(a).publish(a.then("resolved", LATER)).turns(5);

        assertThat(channel.told())
                .containsExactly("OPEN " + EPISODE_A, "OPEN " + EPISODE_A, "OPEN " + EPISODE_A, "CLOSE " + EPISODE_A);
    }

    @Test
    void letsOtherAlertsPass_whileOneIsTriedAgain() {
        channel.next(Outcome.retry("500"));
        bench.publish(a).publish(b).turn().turn();

        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A, "OPEN " + EPISODE_B);
    }

    @Test
    void holdsEveryAlert_whenTheVendorAsksForQuiet() {
        channel.next(Outcome.retryWholeChannel("429", Duration.ofSeconds(30)));
        bench.publish(a).publish(b).turn().advance(Duration.ofSeconds(29)).turn();
        assertThat(channel.told()).hasSize(1);

        bench.advance(Duration.ofSeconds(1)).turn().turn();
        assertThat(channel.told()).hasSize(3);
    }

    @Test
    void neverRepeatsATriggerAfterItsResolve_whenItCrashesWhileAnEarlierOneWaits() {
        channel.next(Outcome.retry("500"));
        bench.publish(b)
                .publish(a)
                .publish(a.then("resolved", LATER))
                .turn()
                .turn()
                .turn();
        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_B, "OPEN " + EPISODE_A, "CLOSE " + EPISODE_A);

        bench.crashAndRestart().turns(3);

        assertThat(channel.told())
                .containsExactly("OPEN " + EPISODE_B, "OPEN " + EPISODE_A, "CLOSE " + EPISODE_A, "OPEN " + EPISODE_B);
        assertThat(bench.committed().offset()).isEqualTo(3);
    }

    @Test
    void sendsAgainWhatMayNotHaveArrived_whenItCrashesBeforeTheReceipt() {
        channel.next(Outcome.retry("no answer"));
        bench.publish(a).turn().crashAndRestart().turn();

        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A, "OPEN " + EPISODE_A);
    }

    @Test
    void sendsNothingBeforeTheLastReceiptIsWrittenDown() {
        bench.publish(a).publish(a.then("resolved", LATER));
        channel.whenTold(() -> bench.refuseCommits(true));
        assertThatThrownBy(bench::turn).isInstanceOf(KafkaException.class);
        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A);

        assertThatThrownBy(bench::turn).isInstanceOf(KafkaException.class);
        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A);

        bench.refuseCommits(false);
        channel.whenTold(() -> {});
        bench.turn();
        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A, "CLOSE " + EPISODE_A);
    }

    @Test
    void triesThePlainFormOnceThenWritesADeadLetter_whenTheVendorRejects() {
        channel.next(Outcome.giveUp("400: bad"), Outcome.giveUp("400: still bad"));
        bench.publish(a).publish(b).turns(5);

        assertThat(channel.told())
                .containsExactly("OPEN " + EPISODE_A, "OPEN " + EPISODE_A + " plain", "OPEN " + EPISODE_B);
        assertThat(bench.deadLetters())
                .singleElement()
                .asString()
                .startsWith("learning-sync.notifications.dead-letters ")
                .contains("\"channel\":\"pagerduty\"", "400: still bad", "\"offset\":0", "\\\"alert\\\":\\\"a/");
        assertThat(bench.committed().offset()).isEqualTo(2);
    }

    @Test
    void givesUpAfter24Hours() {
        for (int i = 0; i < 20; i++) {
            channel.next(Outcome.retryWholeChannel("503", Duration.ofHours(2)));
        }
        bench.publish(a);
        for (int hour = 0; hour < 26; hour++) {
            bench.turn().advance(Duration.ofHours(1));
        }

        assertThat(channel.told()).hasSize(13);
        assertThat(bench.deadLetters()).singleElement().asString().contains("given up after 13 attempts");
        assertThat(bench.committed().offset()).isEqualTo(1);
    }

    @Test
    void writesWhatItCantReadToTheDeadLetters() {
        bench.publish(null, null)
                .publish(null, "no JSON".getBytes(StandardCharsets.UTF_8))
                .publish(a)
                .turns(4);

        assertThat(bench.deadLetters()).hasSize(2);
        assertThat(channel.told()).containsExactly("OPEN " + EPISODE_A);
        assertThat(bench.committed().offset()).isEqualTo(3);
    }

    @Test
    void losesNothing_whenTheDeadLettersCantBeWritten() {
        bench.publish(null, "no JSON".getBytes(StandardCharsets.UTF_8));
        bench.producer().sendException = new KafkaException("no broker");
        assertThatThrownBy(bench::turn).isInstanceOf(KafkaException.class);

        bench.producer().sendException = null;
        bench.turns(2);

        assertThat(bench.deadLetters()).hasSize(1);
        assertThat(bench.committed().offset()).isEqualTo(1);
    }

    @Test
    void writesADeadLetter_whenTheClientIsDefect() {
        LoopBench defect = new LoopBench(notification -> {
            throw new IllegalStateException("with a secret");
        });
        defect.publish(a).turns(3);

        assertThat(defect.deadLetters())
                .singleElement()
                .asString()
                .contains("IllegalStateException")
                .doesNotContain("with a secret");
    }

    @Test
    void stopsReading_whileTheQueueIsFull() {
        NotificationSettings defaults = NotificationSettings.defaults("nowhere:9092");
        LoopBench small = new LoopBench(
                channel,
                new NotificationSettings(
                        Map.of(), defaults.alertsTopic(), "dead", "group", RetrySettings.defaults(), 1));
        channel.next(Outcome.retry("500"));

        small.publish(a).turn();
        assertThat(small.consumer().paused()).containsExactly(LoopBench.ALERTS);

        small.advance(Duration.ofSeconds(2)).turn().turn();
        assertThat(small.consumer().paused()).isEmpty();
    }

    @Test
    void forgetsWhatItNoLongerOwns() {
        channel.next(Outcome.retry("500"));
        bench.publish(a).turn();
        bench.consumer().rebalance(List.of());
        bench.advance(Duration.ofMinutes(5)).turn();

        assertThat(channel.told()).hasSize(1);
    }

    @Test
    void closesItsConsumer_whenAskedToStop() {
        bench.loop().close();
        bench.loop().run();

        assertThat(bench.consumer().closed()).isTrue();
    }
}
