package dev.syncwatch.telemetry.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class HeartbeatWriterIT {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");
    private static final Duration OFTEN = Duration.ofMillis(50);

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    @Test
    void beatsInEveryPartitionOfEveryTopicWithHeaderAndTime() throws Exception {
        String telemetry = kafka.newTopic(3, KEPT);
        String logs = kafka.newTopic(1, KEPT);
        try (HeartbeatWriter writer = started(telemetry, logs)) {
            Await.until(
                    "heartbeats", () -> beats(telemetry, 0) > 1 && beats(telemetry, 1) > 1 && beats(telemetry, 2) > 1);
            Await.until("heartbeats", () -> beats(logs, 0) > 1);

            assertThat(writer.written()).isGreaterThan(7);
            assertThat(writer.failed()).isZero();
        }
        assertThat(kafka.read(telemetry)).allSatisfy(HeartbeatWriterIT::isHeartbeatAtNoon);
    }

    private static void isHeartbeatAtNoon(ConsumerRecord<byte[], byte[]> heartbeat) {
        assertThat(new String(heartbeat.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"event\":\"syncwatch_heartbeat\",\"timestamp\":1767614400000}");
        assertThat(heartbeat.timestamp()).isEqualTo(1_767_614_400_000L);
        assertThat(heartbeat.key()).isNull();
        assertThat(heartbeat.headers().lastHeader("syncwatch-heartbeat").value())
                .isEqualTo(new byte[] {'1'});
    }

    @Test
    void findsPartitionThatIsAddedWhileItRuns() throws Exception {
        String topic = kafka.newTopic(1, KEPT);
        try (HeartbeatWriter writer = started(topic)) {
            Await.until("heartbeats", () -> writer.written() > 0);

            kafka.addPartitions(topic, 3);

            Await.until("heartbeats", () -> beats(topic, 1) > 0 && beats(topic, 2) > 0);
            assertThat(writer.failed()).isZero();
        }
    }

    @Test
    void goesOnAfterTheBrokerWasAway() throws Exception {
        String topic = kafka.newTopic(2, KEPT);
        try (HeartbeatWriter writer = started(topic)) {
            Await.until("heartbeats", () -> writer.written() > 0);

            kafka.stop();
            Await.until("a failure", () -> writer.failed() > 0);
            kafka.resume();

            long before = beats(topic, 0);
            Await.until("heartbeats", () -> beats(topic, 0) > before + 5);
        }
    }

    @Test
    void countsTopicThatDoesNotExistAndServesTheOther() throws Exception {
        String topic = kafka.newTopic(1, KEPT);
        try (HeartbeatWriter writer = started("no-such-topic", topic)) {
            Await.until("a failure and heartbeats", () -> writer.failed() > 0 && beats(topic, 0) > 1);
        }
    }

    @Test
    void endsItsThreadOnClose() throws Exception {
        HeartbeatWriter writer = started(kafka.newTopic(1, KEPT));

        writer.close();

        Await.until(
                "the end of its thread",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("heartbeat-writer")));
    }

    private static HeartbeatWriter started(String... topics) {
        var writer = new HeartbeatWriter(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), List.of(topics), OFTEN, NOON);
        writer.start();
        return writer;
    }

    private static long beats(String topic, int partition) {
        return kafka.read(topic).stream()
                .filter(record -> record.partition() == partition)
                .count();
    }
}
