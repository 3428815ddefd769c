package dev.syncwatch.cli.bench.feed;

import dev.syncwatch.cli.bench.measure.Stopwatch;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.kafka.KafkaTelemetry;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes as the detection job does, and lets the stopwatch know. */
public final class Watched implements KafkaRecordDeserializationSchema<Telemetry> {
    private static final long serialVersionUID = 1;

    private final KafkaTelemetry decoder = new KafkaTelemetry();
    /** Null for none. */
    private final Change change;

    /** What is made of each piece of telemetry. */
    public interface Change extends UnaryOperator<Telemetry>, Serializable {}

    private Watched(Change change) {
        this.change = change;
    }

    /** As it is. */
    public static Watched telemetry() {
        return new Watched(null);
    }

    /** As {@code change} makes it. */
    public static Watched telemetry(Change change) {
        return new Watched(change);
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder.open(context);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Telemetry> out) {
        Stopwatch.record();
        decoder.deserialize(record, change == null ? out : new Changed(change, out));
    }

    @Override
    public TypeInformation<Telemetry> getProducedType() {
        return decoder.getProducedType();
    }

    private record Changed(Change change, Collector<Telemetry> out) implements Collector<Telemetry> {

        @Override
        public void collect(Telemetry telemetry) {
            out.collect(change.apply(telemetry));
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
