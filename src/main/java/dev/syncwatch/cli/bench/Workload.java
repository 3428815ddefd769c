package dev.syncwatch.cli.bench;

import dev.syncwatch.cli.simulate.Scenarios;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.feed.FeedTopics;
import dev.syncwatch.simulate.feed.KafkaFeed;
import dev.syncwatch.simulate.feed.Speed;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.kafka.KafkaTelemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A simulated app's telemetry in a topic that is read again and again. */
final class Workload implements AutoCloseable {
    private static final int PARTITIONS = 2;

    private final BrokerProcess broker;

    private Workload(BrokerProcess broker) {
        this.broker = broker;
    }

    /**
     * Writes what an app of so many users sends in the scenario.
     *
     * @param folder an empty one
     */
    static Workload of(String scenario, int users, Path folder) throws Exception {
        Workload workload = new Workload(BrokerProcess.start(folder.resolve("kafka")));
        try {
            workload.fill(Scenarios.read(scenario).scenario().withUsers(users));
            return workload;
        } catch (Exception failure) {
            workload.close();
            throw failure;
        }
    }

    private void fill(Scenario scenario) throws Exception {
        Map<String, Object> clients = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(clients)) {
            new TopicCreation(admin).createMissing(new Topics(Map.of(), PARTITIONS, true), Topic.INPUTS);
        }
        FeedTopics topics = new FeedTopics(
                Topic.TELEMETRY.defaultName(), Topic.LOGS.defaultName(), Topic.REMOTE_CONFIG.defaultName());
        try (KafkaFeed feed = KafkaFeed.start(Simulation.of(scenario, 1), topics, clients, Speed.MAX)) {
            while (!feed.await(Duration.ofMinutes(1))) {
                // It takes as long as it takes.
            }
        }
    }

    /** The telemetry, once. */
    KafkaSource<Telemetry> telemetry() {
        return KafkaSource.<Telemetry>builder()
                .setBootstrapServers(broker.bootstrapServers())
                .setTopics(Topic.TELEMETRY.defaultName())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new Watched())
                .build();
    }

    /** Decodes as the detection job does, and lets the stopwatch know. */
    private static final class Watched implements KafkaRecordDeserializationSchema<Telemetry> {
        private static final long serialVersionUID = 1;

        private final KafkaTelemetry decoder = new KafkaTelemetry();

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            decoder.open(context);
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Telemetry> out) {
            Stopwatch.record();
            decoder.deserialize(record, out);
        }

        @Override
        public TypeInformation<Telemetry> getProducedType() {
            return decoder.getProducedType();
        }
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
