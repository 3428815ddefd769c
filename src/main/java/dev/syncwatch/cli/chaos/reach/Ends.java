package dev.syncwatch.cli.chaos.reach;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far the world has been evaluated and stored; who is away is asked again later. Used by one thread. */
public final class Ends implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> progress;
    private final Database database;
    private Instant evaluated = Instant.MIN;
    private Instant stored = Instant.MIN;

    /** Asks nobody yet. */
    public Ends(String brokers, Database database) {
        this.database = database;
        progress = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", brokers, "fetch.max.wait.ms", 20, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        progress.assign(List.of(new TopicPartition(Topic.PROGRESS.defaultName(), 0)));
    }

    /** The latest that is known of what was evaluated. */
    public Instant evaluated() {
        for (ConsumerRecord<byte[], byte[]> record : progress.poll(POLL)) {
            evaluated = later(evaluated, record.value());
        }
        return evaluated;
    }

    private static Instant later(Instant known, byte[] value) {
        try {
            Instant read =
                    Instant.parse(JSON.readTree(value).path("evaluatedTo").asText());
            return read.isAfter(known) ? read : known;
        } catch (IOException unreadable) {
            throw new IllegalStateException("progress can't be read", unreadable);
        }
    }

    /** The latest that is known of what dashboards can see. */
    public Instant stored() {
        try (Connection connection = database.connect("syncwatch chaos");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT evaluated_to FROM progress")) {
            if (found.next()) {
                stored = found.getTimestamp(1).toInstant();
            }
        } catch (SQLException away) {
            // Then what was known before is all there is.
        }
        return stored;
    }

    @Override
    public void close() {
        progress.close();
    }
}
