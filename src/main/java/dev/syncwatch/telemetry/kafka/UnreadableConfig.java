package dev.syncwatch.telemetry.kafka;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.config.RemoteConfigDecoder;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Of the topic of remote config, what can't be read; what can is followed by {@link RemoteConfigTopic}. */
public final class UnreadableConfig implements KafkaRecordDeserializationSchema<DeadLetter> {

    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<DeadLetter> out) {
        Position position = new Position(record.topic(), record.partition(), record.offset(), 0);
        RemoteConfigDecoder.decode(
                RawRecord.of(record.value(), record.timestamp(), position),
                new RemoteConfigDecoder.Takers(change -> {}, out::collect));
    }

    @Override
    public TypeInformation<DeadLetter> getProducedType() {
        return TypeInformation.of(DeadLetter.class);
    }
}
