package dev.syncwatch.simulate.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Heard;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.FlagChange;
import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.telemetry.kafka.HeartbeatWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaFeedIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final Map<String, String> SIMULATED_TIME =
            Map.of("message.timestamp.type", "CreateTime", "retention.ms", "-1");
    private static final Scenario SCENARIO = Worlds.withFlag(
            Worlds.with(Worlds.of(Incident.Kind.OUTAGE)), new FlagChange(Duration.ofMinutes(40), false));

    private final FeedTopics topics = new FeedTopics(
            kafka.newTopic(2, SIMULATED_TIME), kafka.newTopic(2, SIMULATED_TIME), kafka.newTopic(1, SIMULATED_TIME));

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    @Test
    void writesAllWithTheTimeOfArrivalAndAHeartbeatASecondInEveryPartition() throws InterruptedException {
        Simulation simulation = Simulation.of(SCENARIO, 1);
        try (KafkaFeed feed = KafkaFeed.start(simulation, topics, connection(), Speed.MAX)) {
            assertThat(feed.await(Duration.ofSeconds(60))).isTrue();
            assertThat(feed.position()).isEqualTo(Instant.ofEpochMilli(simulation.endMillis()));
        }
        Heard heard = Heard.of(SCENARIO, 1);
        assertThat(read(topics.telemetry()))
                .containsExactlyInAnyOrderElementsOf(heard.records(Emissions.Kind.TELEMETRY));
        assertThat(read(topics.logs())).containsExactlyInAnyOrderElementsOf(heard.records(Emissions.Kind.LOG));
        assertThat(read(topics.remoteConfig())).isEqualTo(heard.records(Emissions.Kind.REMOTE_CONFIG));
        for (String topic : List.of(topics.telemetry(), topics.logs())) {
            for (int partition = 0; partition < 2; partition++) {
                assertEverySecondHasAHeartbeat(topic, partition, simulation);
            }
        }
    }

    /** Without heartbeats. */
    private List<Heard.Record> read(String topic) {
        Emissions.Kind kind = topic.equals(topics.telemetry())
                ? Emissions.Kind.TELEMETRY
                : topic.equals(topics.logs()) ? Emissions.Kind.LOG : Emissions.Kind.REMOTE_CONFIG;
        return kafka.read(topic).stream()
                .filter(record -> !isHeartbeat(record))
                .map(record -> new Heard.Record(kind, record.timestamp(), text(record.key()), text(record.value())))
                .toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isHeartbeat(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(HeartbeatWriter.HEADER) != null;
    }

    private void assertEverySecondHasAHeartbeat(String topic, int partition, Simulation simulation) {
        List<ConsumerRecord<byte[], byte[]>> records = kafka.read(topic).stream()
                .filter(record -> record.partition() == partition)
                .sorted(Comparator.comparingLong(ConsumerRecord::offset))
                .toList();
        assertThat(records).extracting(ConsumerRecord::timestamp).isSorted();
        List<Long> beats = records.stream()
                .filter(KafkaFeedIT::isHeartbeat)
                .map(ConsumerRecord::timestamp)
                .toList();
        assertThat(beats).hasSize((int) SCENARIO.length().toSeconds());
        assertThat(beats.get(0)).isEqualTo(simulation.startMillis() + 1000);
        assertThat(beats.get(beats.size() - 1)).isEqualTo(simulation.endMillis());
    }

    @Test
    void keepsThePaceAndStopsWhenAsked() throws InterruptedException {
        Simulation simulation = Simulation.of(SCENARIO, 1);
        long begun = System.nanoTime();
        try (KafkaFeed feed = KafkaFeed.start(simulation, topics, connection(), new Speed(100))) {
            assertThat(feed.await(Duration.ofMillis(300))).isFalse();
            long simulated = feed.position().toEpochMilli() - simulation.startMillis();
            assertThat(simulated)
                    .isLessThanOrEqualTo(
                            100 * Duration.ofNanos(System.nanoTime() - begun).toMillis());
            feed.close();
            assertThat(feed.isDone()).isTrue();
            assertThat(feed.position()).isBefore(Instant.ofEpochMilli(simulation.endMillis()));
        }
    }
}
