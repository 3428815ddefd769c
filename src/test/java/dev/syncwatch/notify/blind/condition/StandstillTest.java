package dev.syncwatch.notify.blind.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.SteppingClock;
import dev.syncwatch.notify.blind.condition.Finding.Sight;
import dev.syncwatch.notify.blind.condition.JobState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SteppingClock clock = new SteppingClock(NOON);
    private final KafkaReach kafka = new KafkaReach(NOON);
    private final TopicReads topics = new TopicReads(Duration.ofMinutes(1));
    private final Heartbeats heartbeats = new Heartbeats(Duration.ofSeconds(30));
    private final EventTime time = new EventTime(NOON);
    private final Standstill standstill = new Standstill(
            new Standstill.Sights(kafka, topics, heartbeats, time),
            new Standstill.Patience(Duration.ofMinutes(2), Duration.ofSeconds(30)),
            new Standstill.Places("broker:9092", "learning-sync.telemetry", "learning-sync.progress"));

    private boolean kafkaIsUp = true;
    private boolean detectionWorks = true;
    private List<Integer> beating = List.of(0, 1);
    private JobState job = new JobState(Status.RUNNING, "", null);
    private final List<String> seenBlind = new ArrayList<>();

    @BeforeEach
    void twoPartitions() {
        heartbeats.expect(0, NOON);
        heartbeats.expect(1, NOON);
        topics.readable("learning-sync.telemetry");
    }

    @Test
    void seesAllWhileEveryPartMoves() {
        run(Duration.ofMinutes(10));

        assertThat(seenBlind).isEmpty();
        assertThat(sights()).containsValues(Sight.CLEAR).doesNotContainValue(Sight.UNKNOWN);
    }

    @Test
    void tellsOfKafkaOnceTimeHasStoodStillForTwoMinutes() {
        run(Duration.ofMinutes(1));
        kafkaIsUp = false;

        run(Duration.ofSeconds(118));
        assertThat(seenBlind).isEmpty();

        run(Duration.ofSeconds(3));
        assertThat(seenBlind).containsOnly("kafka");
        assertThat(blindness().title()).startsWith("Syncwatch is blind: Kafka has not answered for 2 min");
        assertThat(blindness().actions().get(0)).contains("broker:9092");
    }

    @Test
    void blamesNobodyElseWhileKafkaIsAway() {
        kafkaIsUp = false;

        run(Duration.ofMinutes(20));

        assertThat(seenBlind).containsOnly("kafka");
    }

    @Test
    void tellsOfHeartbeatsWhileKafkaAnswers() {
        beating = List.of();

        run(Duration.ofMinutes(3));

        assertThat(seenBlind).containsOnly("heartbeats");
        assertThat(blindness().title()).contains("no heartbeats for 3 min");
        assertThat(blindness().doesNotMean()).startsWith("that users stopped syncing");
    }

    @Test
    void namesThePartitionThatAloneHasLostItsHeartbeats() {
        beating = List.of(0);

        run(Duration.ofMinutes(3));

        assertThat(seenBlind).containsOnly("heartbeats");
        assertThat(blindness().story()).contains("partition 1 of 2");
    }

    @Test
    void tellsOfDetectionWhileHeartbeatsArrive() {
        run(Duration.ofMinutes(1));
        detectionWorks = false;

        run(Duration.ofMinutes(3));

        assertThat(seenBlind).containsOnly("detection");
        assertThat(blindness().title()).contains("heartbeats arrive, but detection has judged nothing");
        assertThat(blindness().story()).contains("Flink says that the job is running");
        assertThat(blindness().facts()).containsEntry("event time stands at", "2026-01-05T12:01:00Z");
    }

    @Test
    void tellsAtOnceThatTheJobHasFailed() {
        run(Duration.ofMinutes(1));
        job = new JobState(Status.FAILED, "OutOfMemoryError", null);

        run(SECOND);

        assertThat(seenBlind).containsExactly("detection");
        assertThat(blindness().title())
                .isEqualTo("Syncwatch is blind: the detection job has failed; no alert can fire");
        assertThat(blindness().story()).contains("OutOfMemoryError");
    }

    @Test
    void givesDetectionTwoMinutesOfHeartbeatsAfterKafkaIsBack() {
        run(Duration.ofMinutes(1));
        kafkaIsUp = false;
        run(Duration.ofMinutes(10));
        kafkaIsUp = true;
        detectionWorks = false;
        seenBlind.clear();

        run(Duration.ofSeconds(119));
        assertThat(seenBlind).isEmpty();
        assertThat(sights()).containsEntry("kafka", Sight.CLEAR).containsEntry("detection", Sight.UNKNOWN);

        run(Duration.ofSeconds(3));
        assertThat(seenBlind).containsOnly("detection");
    }

    @Test
    void endsOnceTimeMovesAgain() {
        kafkaIsUp = false;
        run(Duration.ofMinutes(3));
        kafkaIsUp = true;
        seenBlind.clear();

        run(Duration.ofSeconds(2));

        assertThat(seenBlind).isEmpty();
        assertThat(sights())
                .containsOnlyKeys("kafka", "heartbeats", "detection")
                .containsEntry("kafka", Sight.CLEAR);
    }

    @Test
    void keepsThePageOpenWhileKafkaComesAndGoes() {
        kafkaIsUp = false;
        run(Duration.ofMinutes(3));
        kafkaIsUp = true;
        detectionWorks = false;
        run(Duration.ofSeconds(20));

        assertThat(sights()).containsEntry("kafka", Sight.UNKNOWN);
    }

    @Test
    void blamesTheTopicAndNotTheHeartbeatsInIt() {
        beating = List.of();
        for (int second = 0; second < 180; second++) {
            topics.unreadable("learning-sync.telemetry", "Syncwatch has no right to it", clock.instant());
            run(SECOND);
        }

        assertThat(seenBlind).isEmpty();
        Finding topic = topics.look(kafka, clock.instant()).get(0);
        assertThat(topic.sight()).isEqualTo(Sight.BLIND);
        assertThat(topic.blindness().title())
                .isEqualTo("Syncwatch is blind: topic learning-sync.telemetry can't be read: "
                        + "Syncwatch has no right to it; no alert can fire");
    }

    private void run(Duration duration) {
        for (Instant end = clock.instant().plus(duration); clock.instant().isBefore(end); ) {
            clock.advance(SECOND);
            second(clock.instant());
        }
    }

    private void second(Instant now) {
        if (kafkaIsUp) {
            kafka.answered(now);
            beating.forEach(partition -> heartbeats.seen(partition, now));
            if (detectionWorks && beating.size() == 2) {
                time.reached(now, now);
            }
        } else {
            kafka.failed("no answer in time", now);
        }
        standstill.look(job, now).stream()
                .filter(finding -> finding.sight() == Sight.BLIND)
                .forEach(finding -> seenBlind.add(finding.what()));
    }

    private Map<String, Sight> sights() {
        Map<String, Sight> sights = new HashMap<>();
        standstill.look(job, clock.instant()).forEach(finding -> sights.put(finding.what(), finding.sight()));
        return sights;
    }

    private Blindness blindness() {
        return standstill.look(job, clock.instant()).stream()
                .filter(finding -> finding.sight() == Sight.BLIND)
                .findFirst()
                .orElseThrow()
                .blindness();
    }
}
