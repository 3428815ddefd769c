package dev.syncwatch.cli.bench.latency;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lets environments cross a threshold: first all failures but one that the rule wants to see, and that one when it is time. */
final class Crossing implements AutoCloseable {
    /** The rule's {@code minimumAttempts}. */
    static final int ATTEMPTS = 30;

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    Crossing(String topic, String brokers) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Of the n-th environment. */
    static String environment(int number) {
        return "bench-" + number;
    }

    /** All but one. */
    void prepare(int environments) {
        for (int environment = 0; environment < environments; environment++) {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                send(environment, attempt);
            }
        }
        producer.flush();
    }

    /** The one; gives the moment at which it came to Kafka, by the broker's clock. */
    Instant cross(int environment) throws InterruptedException, ExecutionException {
        return Instant.ofEpochMilli(send(environment, ATTEMPTS).get().timestamp());
    }

    private Future<RecordMetadata> send(int environment, int attempt) {
        String user = environment(environment) + "-user-" + attempt;
        String event = """
                {"event":"learning_sync_failed","userId":"%s","messageId":"%s","environment":"%s","timestamp":"%s",\
                "stage":"push","statusCode":503,"message":"POST /api/learning-records/bulk: 503"}""".formatted(user, user + "-failed", environment(environment), Instant.now());
        return producer.send(new ProducerRecord<>(
                topic, user.getBytes(StandardCharsets.UTF_8), event.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
