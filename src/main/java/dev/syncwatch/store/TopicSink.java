package dev.syncwatch.store;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Writes text to a Kafka topic as soon as it is there. After a restart some of it is written again: keys and ids are a
 * function of the data, so a reader sees the same record twice, and no checkpoint stands in a page's way.
 */
public final class TopicSink {

    private TopicSink() {}

    /**
     * How a record is made of an element.
     *
     * @param key gives null for records without one
     */
    public record Form<T>(
            SerializableFunction<T, String> key,
            SerializableFunction<T, String> text,
            SerializableFunction<T, List<Header>> headers)
            implements Serializable {

        /** Without headers. */
        public static <T> Form<T> of(SerializableFunction<T, String> key, SerializableFunction<T, String> text) {
            return new Form<>(key, text, element -> List.of());
        }
    }

    /** {@code kafka}: settings of the producer, {@code bootstrap.servers} among them. */
    public static <T> KafkaSink<T> of(Map<String, String> kafka, String topic, Form<T> form) {
        Properties producer = new Properties();
        producer.putAll(kafka);
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer((KafkaRecordSerializationSchema<T>) (element, context, timestamp) ->
                        // No timestamp: the broker would delete what carries old event time.
                        new ProducerRecord<>(
                                topic,
                                null,
                                null,
                                bytes(form.key().apply(element)),
                                bytes(form.text().apply(element)),
                                form.headers().apply(element)))
                .build();
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
