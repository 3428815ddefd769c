package dev.syncwatch.job.rules;

import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.standalone.Topic;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Every rule set of the topic, from its first on. The topic has no heartbeats, so it holds no time back. */
public final class RuleSource {

    private RuleSource() {}

    /** Sets as they are published; what is no set is passed over. */
    public static DataStream<PublishedSet> of(StreamExecutionEnvironment environment, DetectionSettings settings) {
        Properties consumer = new Properties();
        consumer.putAll(settings.kafka());
        KafkaSource<PublishedSet> source = KafkaSource.<PublishedSet>builder()
                .setProperties(consumer)
                // Offsets are in the checkpoint; a group of ours would only need a right more.
                .setProperty("enable.auto.commit", "false")
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setTopics(settings.topic(Topic.RULES))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(new Sets()))
                .build();
        return environment
                .fromSource(source, timeless(), "rules", TypeInformation.of(PublishedSet.class))
                .uid("rules")
                .setParallelism(1);
    }

    private static WatermarkStrategy<PublishedSet> timeless() {
        return WatermarkStrategy.<PublishedSet>forGenerator(context -> new Timeless())
                .withTimestampAssigner((set, arrival) -> set.effectiveFrom());
    }

    private static final class Timeless implements WatermarkGenerator<PublishedSet> {
        @Override
        public void onEvent(PublishedSet set, long time, WatermarkOutput output) {
            // It acts by its own time.
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }

    private static final class Sets implements DeserializationSchema<PublishedSet> {
        private static final long serialVersionUID = 1;

        @Override
        public PublishedSet deserialize(byte[] value) {
            return RulesJson.set(RulesJson.read(value)).orElse(null);
        }

        @Override
        public void deserialize(byte[] value, Collector<PublishedSet> out) {
            RulesJson.set(RulesJson.read(value)).ifPresent(out::collect);
        }

        @Override
        public boolean isEndOfStream(PublishedSet set) {
            return false;
        }

        @Override
        public TypeInformation<PublishedSet> getProducedType() {
            return TypeInformation.of(PublishedSet.class);
        }
    }
}
