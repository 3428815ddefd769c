package dev.syncwatch.dashboard.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that reads a topic, by event time and also without, seen from outside. */
class HealthWatchIT {
    @RegisterExtension
    static final KafkaFixture KAFKA = KafkaFixture.shared();

    private static final Instant NEWEST = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant NOW = NEWEST.plusSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path scratch;

    private final String topic = KAFKA.newTopic(2);

    @Test
    @Timeout(180)
    void tellsLagWatermarkAndStateOfARealJobAndOfOneThatEnded() throws Exception {
        produce(3);
        Configuration quick = new Configuration();
        quick.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(100));
        try (LocalFlink flink = LocalFlink.start(quick, 1, new LocalFlink.Place(scratch, 0));
                HealthWatch watch = watching(flink.pages())) {
            LocalJob job = flink.submit(reading());
            Health running = awaited(
                    watch,
                    health -> Long.valueOf(0).equals(health.lagRecords()) && health.watermarkAgeSeconds() != null);
            assertThat(running.jobs()).containsExactly(new Health.Job("detection", "running"));
            assertThat(running.watermarkAgeSeconds()).isEqualTo(40);
            assertThat(running.checkpointAgeSeconds())
                    .as("a checkpoint of today, seen from 2026-01-05")
                    .isZero();
            job.cancel(PATIENCE);
            produce(5);
            Health ended = awaited(watch, health -> Long.valueOf(5).equals(health.lagRecords()));
            assertThat(ended.jobs()).containsExactly(new Health.Job("detection", "canceled"));
            assertThat(ended.checkpointAgeSeconds()).isNull();
        }
    }

    @Test
    void saysNothingWhereNobodyAnswers() {
        try (HealthWatch watch = new HealthWatch(
                Optional.empty(),
                Optional.of(new FlinkJobs(URI.create("http://127.0.0.1:1"), "detection")),
                Clock.systemUTC())) {
            watch.look();
            assertThat(watch.get()).isEqualTo(Health.unknown());
        }
    }

    private HealthWatch watching(URI flink) {
        return new HealthWatch(
                Optional.of(new ConsumerLag(Map.of("bootstrap.servers", KAFKA.bootstrapServers()), topic)),
                Optional.of(new FlinkJobs(flink, "detection")),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Looks again and again until it tells what is wanted. */
    private static Health awaited(HealthWatch watch, Predicate<Health> wanted) throws Exception {
        return Await.until(
                "a change of health",
                () -> {
                    watch.look();
                    return watch.get();
                },
                wanted);
    }

    /** Writes to both partitions, the newest record of each at {@link #NEWEST}. */
    private void produce(int records) {
        KAFKA.produce(IntStream.range(0, records)
                .mapToObj(i ->
                        new ProducerRecord<>(topic, i % 2, NEWEST.toEpochMilli() + 1, new byte[0], new byte[] {'x'}))
                .toList());
    }

    private JobGraph reading() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        environment.setParallelism(1);
        environment.disableOperatorChaining();
        environment.enableCheckpointing(200);
        KafkaSource<String> source = KafkaSource.<String>builder()
                .setBootstrapServers(KAFKA.bootstrapServers())
                .setTopics(List.of(topic))
                .setGroupId(topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        environment
                .fromSource(source, WatermarkStrategy.forMonotonousTimestamps(), "telemetry")
                .uid("telemetry")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "config")
                .uid("config")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere-either");
        StreamGraph stream = environment.getStreamGraph();
        stream.setJobName("detection");
        return stream.getJobGraph();
    }
}
