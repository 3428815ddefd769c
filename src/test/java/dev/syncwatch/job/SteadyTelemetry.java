package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fifty events a second from seven users until it is closed, with spells of failures of two seconds; the last record is a heartbeat. */
final class SteadyTelemetry implements AutoCloseable {

    private static final int SPELL = 100;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::produceUntilClosed, "steady-telemetry");

    SteadyTelemetry(String bootstrapServers, String topic) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        this.topic = topic;
        thread.start();
    }

    private void produceUntilClosed() {
        try {
            for (int i = 0; !closing.await(20, TimeUnit.MILLISECONDS); i++) {
                send(event(i));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(int i) {
        boolean failing = i / SPELL % 2 == 0 ? i % 4 != 0 : i % 10 == 0;
        String what = i % 3 == 0
                ? "\"event\":\"learning_sync_started\",\"dirtyCount\":2"
                : failing
                        ? "\"event\":\"learning_sync_failed\",\"stage\":\"push\",\"statusCode\":503"
                        : "\"event\":\"learning_sync_completed\",\"status\":\"success\"";
        return "{%s,\"userId\":\"u%d\",\"messageId\":\"m%d\"}".formatted(what, i % 7, i);
    }

    private void send(String value) {
        producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8)));
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
        send("{\"event\":\"syncwatch_heartbeat\"}");
        producer.close();
    }
}
