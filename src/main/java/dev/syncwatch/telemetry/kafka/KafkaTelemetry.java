package dev.syncwatch.telemetry.kafka;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes records inside the Kafka source, so that each partition's watermark sees its own events alone. */
public final class KafkaTelemetry implements KafkaRecordDeserializationSchema<Telemetry> {

    private static final long serialVersionUID = 1;

    private transient TelemetryDecoder decoder;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new TelemetryDecoder();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Telemetry> out) {
        Position position = new Position(record.topic(), record.partition(), record.offset(), 0);
        long arrival = record.timestamp() < 0 ? RawRecord.NO_ARRIVAL : record.timestamp();
        decoder.decode(RawRecord.of(record.value(), arrival, position), out::collect);
    }

    @Override
    public TypeInformation<Telemetry> getProducedType() {
        return TypeInformation.of(Telemetry.class);
    }
}
