package dev.syncwatch.telemetry.kafka;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.LogDecoder;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes the backend's log inside the Kafka source, so that each partition's watermark sees its own heartbeats alone. */
public final class KafkaLogs implements KafkaRecordDeserializationSchema<Telemetry> {

    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Telemetry> out) {
        Position position = new Position(record.topic(), record.partition(), record.offset(), 0);
        long arrival = record.timestamp() < 0 ? RawRecord.NO_ARRIVAL : record.timestamp();
        out.collect(LogDecoder.decode(RawRecord.of(record.value(), arrival, position)));
    }

    @Override
    public TypeInformation<Telemetry> getProducedType() {
        return TypeInformation.of(Telemetry.class);
    }
}
