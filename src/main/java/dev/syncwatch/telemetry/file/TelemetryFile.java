package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Timestamps;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The records of a file, one a line, each as it is or wrapped with its place in Kafka. */
final class TelemetryFile implements Closeable {

    /** Base64 of the longest record with its wrapper. A longer line is rejected anyway, and this much is enough to see that. */
    static final int LONGEST_LINE = TelemetryDecoder.MAX_RECORD_BYTES / 3 * 4 + (1 << 16);

    private final String topic;
    private final Lines lines;

    TelemetryFile(Path path) throws IOException {
        this(path, null);
    }

    /**
     * @param topic stands in the records' positions, to tell files apart; null for telemetry
     */
    TelemetryFile(Path path, String topic) throws IOException {
        this.topic = topic;
        this.lines = new Lines(path, LONGEST_LINE);
    }

    /** The next record, or null at the end. */
    RawRecord next() throws IOException {
        byte[] line = lines.read();
        if (line == null) {
            return null;
        }
        KafkaLine wrapped = KafkaLine.unwrap(line);
        if (wrapped == null) {
            Position position = new Position(topic, Position.NO_PARTITION, -1, lines.number());
            return RawRecord.of(line, RawRecord.NO_ARRIVAL, position);
        }
        Position position = new Position(topic, wrapped.partition(), wrapped.offset(), lines.number());
        long arrival = wrapped.timestamp() == Timestamps.ABSENT ? RawRecord.NO_ARRIVAL : wrapped.timestamp();
        KafkaLine.Value value = wrapped.value();
        return value == null
                ? RawRecord.of(null, arrival, position)
                : new RawRecord(value.bytes(), value.from(), value.to(), arrival, position);
    }

    long bytesRead() {
        return lines.bytesRead();
    }

    /** The last line of each partition: from there on a partition does not hold time back. */
    static Map<Integer, Long> lastLines(Path path) throws IOException {
        Map<Integer, Long> lastLines = new HashMap<>();
        try (TelemetryFile file = new TelemetryFile(path)) {
            for (RawRecord record = file.next(); record != null; record = file.next()) {
                lastLines.put(record.position().partition(), record.position().line());
            }
        }
        return lastLines;
    }

    /** Says which file can't be read and why: Java's own messages have one or the other. */
    static IOException plain(Path path, IOException unreadable) {
        String reason = unreadable.getMessage() == null ? unreadable.toString() : unreadable.getMessage();
        if (unreadable instanceof NoSuchFileException) {
            reason = "no such file";
        } else if (unreadable instanceof AccessDeniedException) {
            reason = "access denied";
        } else if (unreadable instanceof EOFException) {
            reason = "it is cut off";
        }
        IOException plain = new IOException("cannot read " + path + ": " + reason);
        plain.addSuppressed(unreadable);
        return plain;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
