package dev.syncwatch.notify.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.page.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what could not be delivered, with the reason and what was to be told, so that a person can do it. */
final class DeadLetters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_QUOTE = 100_000;
    private static final int ACKNOWLEDGED_WITHIN_SECONDS = 10;

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    DeadLetters(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Returns once the brokers have it, or have refused it: then it stands in the log alone, for pages must go on. */
    void write(String channel, Delivery lost, String reason) {
        Map<String, Object> letter = letter(channel, reason);
        letter.put("notification", lost.notification().id());
        letter.put("incident", lost.notification().incident());
        letter.put("action", lost.notification().action());
        letter.put("attempts", lost.attempts());
        letter.put("plannedAt", lost.plannedAt().toString());
        letter.put("title", lost.notification().page().title());
        letter.put("story", lost.notification().page().story());
        send(lost.notification().incident().getBytes(UTF_8), letter);
    }

    /** As above, for a record that can't be read. */
    void write(String channel, Input.Unreadable record) {
        Map<String, Object> letter = letter(channel, record.reason());
        letter.put("record", record.place());
        letter.put(
                "change", record.value() == null ? null : Text.cut(new String(record.value(), UTF_8), LONGEST_QUOTE));
        send(record.key(), letter);
    }

    private static Map<String, Object> letter(String channel, String reason) {
        Map<String, Object> letter = new LinkedHashMap<>();
        letter.put("channel", channel);
        letter.put("reason", reason);
        return letter;
    }

    private void send(byte[] key, Map<String, Object> letter) {
        try {
            producer.send(new ProducerRecord<>(topic, key, JSON.writeValueAsBytes(letter)))
                    .get(ACKNOWLEDGED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers are always JSON", impossible);
        } catch (ExecutionException | TimeoutException | KafkaException refused) {
            LOG.error("a dead letter was not taken by {}: {}", topic, refused.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while a dead letter was written", stopped);
        }
    }
}
