package dev.syncwatch.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Keeps what could not be delivered, with the reason and the change itself, so that it can be sent again by hand. */
final class DeadLetters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 10;

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    DeadLetters(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Returns once the brokers have it; throws a KafkaException if they don't take it. */
    void write(String channel, Waiting lost, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, lost.source().key(), json(channel, lost, reason));
        try {
            producer.send(letter).get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new KafkaException("a dead letter was not taken by the topic " + topic, refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while a dead letter was written", stopped);
        }
    }

    private static byte[] json(String channel, Waiting lost, String reason) {
        Map<String, Object> letter = new LinkedHashMap<>();
        letter.put("channel", channel);
        letter.put("reason", reason);
        letter.put("attempts", lost.attempts());
        letter.put(
                "firstTriedAt",
                lost.firstTriedAt() == null ? null : lost.firstTriedAt().toString());
        letter.put("topic", lost.source().topic());
        letter.put("partition", lost.source().partition());
        letter.put("offset", lost.source().offset());
        byte[] change = lost.source().value();
        letter.put("change", change == null ? null : new String(change, StandardCharsets.UTF_8));
        try {
            return JSON.writeValueAsBytes(letter);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers are always JSON", impossible);
        }
    }
}
