package dev.syncwatch.job.silence;

import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilenceBook;
import dev.syncwatch.notify.silence.SilenceJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** The topic {@code learning-sync.silences}, to read and to write. For one thread. */
public final class SilenceTopic implements AutoCloseable {
    private final TopicTail tail;
    private final TopicWriter writer;
    private final SilenceBook book = new SilenceBook();

    /**
     * @param kafka settings of a Kafka client, {@code bootstrap.servers} at least
     * @throws KafkaException if they are no good
     */
    public SilenceTopic(Map<String, String> kafka, String topic) {
        this.tail = new TopicTail(kafka, topic);
        this.writer = new TopicWriter(kafka, topic);
    }

    /**
     * The silences that all records written before the call leave. It is one book that grows from call to call; none are in it while
     * the topic is missing.
     *
     * @throws IOException if Kafka does not answer
     */
    public SilenceBook read() throws IOException {
        tail.read(Long.MAX_VALUE, (key, value) -> {
            // What has no key speaks of planned stops.
            if (key != null) {
                book.take(text(key), value);
            }
        });
        return book;
    }

    /** Returns once Kafka has it. */
    public void write(Silence silence) throws IOException, InterruptedException {
        writer.write(bytes(silence.id()), SilenceJson.write(silence));
    }

    /** Takes the silence with this id off; returns once Kafka knows. */
    public void remove(String id) throws IOException, InterruptedException {
        writer.write(bytes(id), null);
    }

    @Override
    public void close() {
        tail.close();
        writer.close();
    }

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
