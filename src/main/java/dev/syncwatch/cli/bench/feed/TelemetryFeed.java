package dev.syncwatch.cli.bench.feed;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a simulation's telemetry, and nothing of its backend's log, with a heartbeat a simulated second in each partition. */
record TelemetryFeed(String topic, int partitions, Map<String, Object> clients) {
    private static final long SECOND_MILLIS = 1000;

    /** Returns once the broker has all of it. */
    void write(Scenario scenario) throws ExecutionException, InterruptedException {
        Simulation simulation = Simulation.of(scenario, 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(clients, new ByteArraySerializer(), new ByteArraySerializer())) {
            Emissions out = (kind, arrival, key, json) -> {
                if (kind == Emissions.Kind.TELEMETRY) {
                    producer.send(
                            new ProducerRecord<>(topic, null, arrival, key.getBytes(StandardCharsets.UTF_8), json));
                }
            };
            Future<RecordMetadata> last = null;
            for (long now = simulation.startMillis(); now < simulation.endMillis(); now += SECOND_MILLIS) {
                simulation.advance(now + SECOND_MILLIS, out);
                last = beat(producer, now + SECOND_MILLIS);
            }
            producer.flush();
            if (last != null) {
                last.get();
            }
        }
    }

    private Future<RecordMetadata> beat(KafkaProducer<byte[], byte[]> producer, long millis) {
        byte[] value = ("{\"event\":\"syncwatch_heartbeat\",\"timestamp\":" + millis + "}")
                .getBytes(StandardCharsets.US_ASCII);
        Future<RecordMetadata> sent = null;
        for (int partition = 0; partition < partitions; partition++) {
            sent = producer.send(new ProducerRecord<>(topic, partition, millis, null, value));
        }
        return sent;
    }
}
