package dev.syncwatch.store.output;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they are; what they hold is read where it can be counted. */
public final class ResultDecoder implements KafkaRecordDeserializationSchema<ResultRecord> {
    private static final long serialVersionUID = 1;

    private final ResultTopics topics;

    public ResultDecoder(ResultTopics topics) {
        this.topics = topics;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ResultRecord> out) {
        topics.record(record).ifPresent(out::collect);
    }

    @Override
    public TypeInformation<ResultRecord> getProducedType() {
        return TypeInformation.of(ResultRecord.class);
    }
}
