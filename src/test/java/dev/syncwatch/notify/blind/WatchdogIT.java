package dev.syncwatch.notify.blind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.fixture.EvaluatedUpToNow;
import dev.syncwatch.fixture.HttpCalls;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.blind.condition.ChannelWatch;
import dev.syncwatch.notify.blind.condition.EnvironmentWatch;
import dev.syncwatch.notify.blind.condition.FateTotals;
import dev.syncwatch.notify.blind.condition.FateWatch;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.notify.blind.condition.JobState.Status;
import dev.syncwatch.notify.blind.condition.Standstill;
import dev.syncwatch.notify.pagerduty.PagerDutyNotifier;
import dev.syncwatch.notify.pagerduty.PagerDutySettings;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every kind of blindness for real, with seconds where production has minutes. */
@Timeout(120)
class WatchdogIT {
    private static final JobState RUNNING = new JobState(Status.RUNNING, "", null);
    private static final Duration OFTEN = Duration.ofMillis(50);

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    private final PagerDutyStandIn pagerDuty = new PagerDutyStandIn();
    private final PagerDutyStandIn other = new PagerDutyStandIn();
    private final HttpCalls deadMan = new HttpCalls();
    private volatile JobState job = RUNNING;
    private WatchdogSettings.TopicNames topics;
    private HeartbeatWriter heartbeats;
    private EvaluatedUpToNow detection;
    private Watchdog watchdog;

    @BeforeEach
    void allIsWell() {
        topics = new WatchdogSettings.TopicNames(kafka.newTopic(2), kafka.newTopic(1), kafka.newTopic(1));
        heartbeats = new HeartbeatWriter(connection(), List.of(topics.telemetry()), OFTEN, Clock.systemUTC());
        heartbeats.start();
        detection = new EvaluatedUpToNow(kafka.bootstrapServers(), topics.progress(), OFTEN);
        watchdog = new Watchdog(settings());
        watchdog.start();
        await("a heartbeat that travelled the whole way", () -> deadMan.count() > 0);
    }

    @AfterEach
    void stop() {
        watchdog.close();
        detection.close();
        heartbeats.close();
        pagerDuty.close();
        other.close();
        deadMan.close();
    }

    @Test
    void tellsThatKafkaIsAwayAndThatItIsBack() {
        kafka.stop();
        try {
            await("a page", () -> !pagerDuty.alerts().isEmpty());
        } finally {
            kafka.resume();
        }
        long calls = deadMan.count();

        assertThat(summary()).startsWith("Syncwatch is blind: Kafka has not answered for");
        assertThat(details().get("this does NOT mean").asText()).startsWith("that syncs fail");
        assertThat(details().get("do 1").asText()).contains(kafka.bootstrapServers());
        awaitOver("blind/kafka");
        await("the dead man to be called again", () -> deadMan.count() > calls);
    }

    @Test
    void tellsThatHeartbeatsHaveStopped() {
        heartbeats.close();
        detection.close(); // without heartbeats it would stand still

        await("a page", () -> !pagerDuty.alerts().isEmpty());
        assertThat(summary()).startsWith("Syncwatch is blind: no heartbeats for");
        assertThat(details().get("what").asText()).contains("all 2 partitions of " + topics.telemetry());

        heartbeats = new HeartbeatWriter(connection(), List.of(topics.telemetry()), OFTEN, Clock.systemUTC());
        heartbeats.start();
        detection = new EvaluatedUpToNow(kafka.bootstrapServers(), topics.progress(), OFTEN);
        awaitOver("blind/heartbeats");
    }

    @Test
    void tellsThatDetectionStandsStillThoughHeartbeatsArrive() {
        detection.close();

        await("a page", () -> !pagerDuty.alerts().isEmpty());
        assertThat(summary()).startsWith("Syncwatch is blind: heartbeats arrive, but detection has judged nothing");

        detection = new EvaluatedUpToNow(kafka.bootstrapServers(), topics.progress(), OFTEN);
        awaitOver("blind/detection");
    }

    @Test
    void tellsThatTheJobHasFailed() {
        job = new JobState(Status.FAILED, "OutOfMemoryError", null);

        await("a page", () -> !pagerDuty.alerts().isEmpty());
        assertThat(summary()).isEqualTo("Syncwatch is blind: the detection job has failed; no alert can fire");

        job = RUNNING;
        awaitOver("blind/detection");
    }

    @Test
    void tellsOfASilentEnvironmentAndOfEventsThatNobodyCanRead() {
        String event = "{\"event\":\"learning_sync_started\",\"userId\":\"u1\",\"environment\":\"staging\"}";
        List<ProducerRecord<byte[], byte[]>> events =
                Collections.nCopies(100, new ProducerRecord<>(topics.telemetry(), event.getBytes(UTF_8)));
        kafka.produce(events);
        job = new JobState(Status.RUNNING, "", new FateTotals(0, 0, 0, 0));
        await("a page", () -> open("blind/environment/staging"));
        assertThat(summary()).startsWith("Syncwatch sees nothing of staging: no event for");

        job = new JobState(Status.RUNNING, "", new FateTotals(900, 100, 0, 0));
        await("another page", () -> open("blind/dead-events"));
        kafka.produce(events.subList(0, 1));
        await("the end of silence", () -> !open("blind/environment/staging"));
    }

    @Test
    void tellsOfAFailingChannelThroughTheOthersOnly() {
        for (int i = 0; i < 3; i++) {
            watchdog.listener().tried("other", null, Outcome.unknown("answered 503"));
        }
        await("a page", () -> !pagerDuty.alerts().isEmpty());
        assertThat(summary()).startsWith("Channel other fails");
        assertThat(other.accepted()).isEmpty();

        watchdog.listener().tried("other", null, Outcome.delivered());
        awaitOver("blind/channel/other");
        assertThat(other.accepted()).isEmpty();
    }

    @Test
    void callsNobodyForAStopThatWasAnnounced() {
        watchdog.announceStop(Duration.ofMinutes(10));
        Instant announced = Instant.now();
        heartbeats.close();
        detection.close();
        await("twice the time after which it pages", () -> Instant.now().isAfter(announced.plusSeconds(12)));
        assertThat(pagerDuty.accepted()).isEmpty();

        try (Watchdog started = new Watchdog(settings())) {
            started.start();
            await("a page, now that the stop is over", () -> !pagerDuty.alerts().isEmpty());
        }
    }

    private void awaitOver(String incident) {
        await("the end of " + incident, () -> !open(incident));
        assertThat(pagerDuty.state()).containsOnlyKeys(incident);
        assertThat(pagerDuty.violations()).isEmpty();
    }

    private boolean open(String incident) {
        return "open".equals(pagerDuty.state().get(incident));
    }

    private String summary() {
        return pagerDuty.alerts().get(0).summary();
    }

    private JsonNode details() {
        return pagerDuty.accepted().get(0).at("/payload/custom_details");
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private WatchdogSettings settings() {
        return new WatchdogSettings(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topics,
                Map.of("pagerduty", notifier(pagerDuty), "other", notifier(other)),
                () -> job,
                new Secret(deadMan.address("/ping/1").toString()),
                seconds(),
                Clock.systemUTC());
    }

    private static WatchdogSettings.Limits seconds() {
        return new WatchdogSettings.Limits(
                new Standstill.Patience(Duration.ofSeconds(6), Duration.ofMillis(500)),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                new FateWatch.Limits(Duration.ofMinutes(5), Duration.ofDays(1), 0.01, 200, 10, Duration.ZERO, 0),
                new EnvironmentWatch.Limits(100, Duration.ofSeconds(1), Duration.ofDays(1)),
                new ChannelWatch.Limits(Duration.ofMillis(100), 3, Duration.ofMillis(100)),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                new WatchdogSettings.Pace(
                        OFTEN,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(70)));
    }

    private static PagerDutyNotifier notifier(PagerDutyStandIn vendor) {
        return new PagerDutyNotifier(
                PagerDutySettings.at(vendor.endpoint(), new Secret(PagerDutyStandIn.ROUTING_KEY)), Clock.systemUTC());
    }

    private static void await(String what, BooleanSupplier done) {
        Instant deadline = Instant.now().plusSeconds(40);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting for " + what).isBefore(deadline);
            LockSupport.parkNanos(OFTEN.toNanos());
        }
    }
}
