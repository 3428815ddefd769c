package dev.syncwatch.job.silence;

import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.notify.blind.Maintenance;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.TopicsUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * What is said beforehand of a stop of the detection job, among the silences: until when nobody is to be called because event time stands
 * still. It goes by the wall clock, as those do who watch for that. For one thread.
 */
public final class PlannedStop implements AutoCloseable {
    /** Keeps it apart from the stop of other processes, which their own next start ends. */
    public static final String BECAUSE = "stop of detection";

    private static final String KAFKA_ANSWERS_WITHIN_MILLIS = "10000";

    private final DetectionSettings settings;
    private final TopicTail tail;
    private final TopicWriter writer;
    private final Maintenance announced = new Maintenance();

    /** Throws a {@link KafkaException} if the settings of Kafka's clients are no good. */
    public PlannedStop(DetectionSettings settings) {
        this.settings = settings;
        this.tail = new TopicTail(settings.kafka(), settings.topic(Topic.SILENCES));
        this.writer = new TopicWriter(settings.kafka(), settings.topic(Topic.SILENCES));
    }

    /**
     * Returns once Kafka has it.
     *
     * @throws IOException if Kafka does not take it
     */
    public void announce(Instant until) throws IOException, InterruptedException {
        createTopic();
        write(until);
    }

    /**
     * Lets it end then, if it does not end before; where nothing is announced, nothing is written.
     *
     * @throws IOException if Kafka does not answer
     */
    public void endBy(Instant then) throws IOException, InterruptedException {
        tail.read(Long.MAX_VALUE, (key, value) -> {
            if (key == null) {
                announced.read(value);
            }
        });
        Optional<Instant> until = announced.until(BECAUSE);
        if (until.isPresent() && until.get().isAfter(then)) {
            write(then);
        }
    }

    private void write(Instant until) throws IOException, InterruptedException {
        writer.write(null, Maintenance.record(until, BECAUSE));
    }

    /** Whoever stops before notifications ran for the first time finds none. */
    private void createTopic() throws IOException, InterruptedException {
        Map<String, Object> clients = new HashMap<>(settings.kafka());
        clients.put("default.api.timeout.ms", KAFKA_ANSWERS_WITHIN_MILLIS);
        clients.put("request.timeout.ms", "5000");
        try (Admin admin = Admin.create(clients)) {
            Topics topics = new Topics(Map.of(Topic.SILENCES, settings.topic(Topic.SILENCES)), 1, false);
            new TopicCreation(admin).createMissing(topics, List.of(Topic.SILENCES));
        } catch (TopicsUnavailableException | KafkaException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        tail.close();
        writer.close();
    }
}
