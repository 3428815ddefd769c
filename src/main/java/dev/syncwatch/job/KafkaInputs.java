package dev.syncwatch.job;

import dev.syncwatch.job.rules.RuleSource;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.kafka.KafkaLogs;
import dev.syncwatch.telemetry.kafka.KafkaTelemetry;
import dev.syncwatch.telemetry.kafka.RemoteConfigTopic;
import dev.syncwatch.telemetry.kafka.UnreadableConfig;
import dev.syncwatch.telemetry.time.TelemetryTime;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** What the detection job reads: telemetry, and beside it what its settings name. */
record KafkaInputs(StreamExecutionEnvironment environment, DetectionSettings settings) {

    /** How soon a new partition is read; its heartbeats let time go on there. */
    private static final String PARTITION_DISCOVERY_MILLIS = "10000";

    AlertingPipeline.Inputs all() {
        return new AlertingPipeline.Inputs(
                timed(Topic.TELEMETRY, new KafkaTelemetry()).setParallelism(settings.sourceParallelism()),
                settings.inputs().contains(Topic.LOGS)
                        ? timed(Topic.LOGS, new KafkaLogs()).setParallelism(1)
                        : null,
                settings.inputs().contains(Topic.REMOTE_CONFIG)
                        ? new RemoteConfigTopic(settings.kafka(), settings.topic(Topic.REMOTE_CONFIG))
                        : RemoteConfigFeed.none(),
                RuleSource.of(environment, settings));
    }

    private SingleOutputStreamOperator<Telemetry> timed(
            Topic topic, KafkaRecordDeserializationSchema<Telemetry> decoder) {
        String name = topic.settingName();
        OffsetsInitializer start = OffsetsInitializer.committedOffsets(
                OffsetResetStrategy.valueOf(settings.startFrom().name()));
        return environment
                .fromSource(
                        source(topic, start, decoder),
                        TelemetryTime.strategy(
                                settings.pane().toMillis(),
                                settings.outOfOrderness().toMillis()),
                        name,
                        TypeInformation.of(Telemetry.class))
                .uid(name);
    }

    /** What can't be read of remote config. It has no time, and nothing waits for it. */
    Optional<DataStream<DeadLetter>> unreadableConfig() {
        if (!settings.inputs().contains(Topic.REMOTE_CONFIG)) {
            return Optional.empty();
        }
        String name = Topic.REMOTE_CONFIG.settingName();
        OffsetsInitializer start = OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
        return Optional.of(environment
                .fromSource(
                        source(Topic.REMOTE_CONFIG, start, new UnreadableConfig()),
                        WatermarkStrategy.noWatermarks(),
                        name,
                        TypeInformation.of(DeadLetter.class))
                .uid(name)
                .setParallelism(1));
    }

    private <T> KafkaSource<T> source(
            Topic topic, OffsetsInitializer start, KafkaRecordDeserializationSchema<T> decoder) {
        Properties consumer = new Properties();
        consumer.putAll(settings.kafka());
        KafkaSourceBuilder<T> source = KafkaSource.<T>builder()
                .setProperties(consumer)
                .setProperty("partition.discovery.interval.ms", PARTITION_DISCOVERY_MILLIS)
                .setTopics(settings.topic(topic))
                .setStartingOffsets(start)
                .setDeserializer(decoder);
        if (!settings.kafka().containsKey("group.id")) {
            source.setGroupId("syncwatch-" + DetectionJob.NAME);
        }
        return source.build();
    }
}
