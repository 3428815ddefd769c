package dev.syncwatch.cli.tail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a topic holds now, as a file that replays decide on as live did. */
public final class TopicHistory {

    private TopicHistory() {}

    /**
     * Writes every record that is there at the beginning of the call, packed if the file's name ends in {@code .gz}.
     *
     * @param kafka client settings, brokers among them
     * @param since the first time of arrival; null for all
     * @return how many records were written; 0 too where there is no such topic
     * @throws IOException if Kafka does not answer or the file can't be written
     */
    public static long write(Map<String, String> kafka, String topic, Instant since, Path file)
            throws IOException, InterruptedException {
        try (TopicsReading reading = new TopicsReading(kafka);
                Export out = new Export(file)) {
            reading.begin(List.of(topic), since == null ? new Start.Beginning() : new Start.At(since), missing -> {});
            while (!reading.atEnd()) {
                for (ConsumerRecord<byte[], byte[]> record : reading.next()) {
                    if (reading.wasThereAtTheBeginning(record)) {
                        out.write(record);
                    }
                }
            }
            return out.records();
        }
    }
}
