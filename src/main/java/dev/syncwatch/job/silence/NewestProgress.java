package dev.syncwatch.job.silence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** How far rules have been evaluated, as the topic {@code learning-sync.progress} says: the time that silences go by. */
public final class NewestProgress {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The newest record may be one that nobody can read. */
    private static final long RECORDS_LOOKED_AT = 10;

    private NewestProgress() {}

    /**
     * The latest {@code evaluatedTo}; empty if no rule has ever been evaluated.
     *
     * @throws IOException if Kafka does not answer
     */
    public static Optional<Instant> read(Map<String, String> kafka, String topic) throws IOException {
        NavigableSet<Instant> found = new TreeSet<>(Comparator.naturalOrder());
        try (TopicTail tail = new TopicTail(kafka, topic)) {
            tail.read(RECORDS_LOOKED_AT, (key, value) -> evaluatedTo(value).ifPresent(found::add));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.last());
    }

    private static Optional<Instant> evaluatedTo(byte[] value) {
        try {
            JsonNode json = value == null ? null : JSON.readTree(value);
            return json == null
                    ? Optional.empty()
                    : Optional.of(Instant.parse(json.path("evaluatedTo").asText()));
        } catch (IOException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
