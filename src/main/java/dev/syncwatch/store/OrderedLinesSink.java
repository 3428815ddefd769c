package dev.syncwatch.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Writes a file of lines in an order that is a function of the lines alone: by time, then by a text's UTF-8 bytes. What
 * subtasks emit for one time in any order waits until the watermark has passed that time. Runs with parallelism 1.
 */
public final class OrderedLinesSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1;

    private final String file;
    private final Line<T> line;

    /**
     * How an element becomes a line.
     *
     * @param at    the time by which lines are ordered, and after which no line for it comes
     * @param order among lines of one time
     */
    public record Line<T>(
            SerializableFunction<T, Instant> at,
            SerializableFunction<T, String> order,
            SerializableFunction<T, String> text)
            implements Serializable {}

    public OrderedLinesSink(Path file, Line<T> line) {
        this.file = file.toString();
        this.line = line;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new Writer<>(line, TextFile.open(file));
    }

    /** Holds lines back until their time is over. */
    private static final class Writer<T> implements SinkWriter<T> {
        private final Line<T> line;
        private final BufferedWriter out;
        private final TreeMap<Instant, List<T>> waiting = new TreeMap<>();

        Writer(Line<T> line, BufferedWriter out) {
            this.line = line;
            this.out = out;
        }

        @Override
        public void write(T element, Context context) {
            waiting.computeIfAbsent(line.at().apply(element), at -> new ArrayList<>())
                    .add(element);
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException {
            Instant over = Instant.ofEpochMilli(watermark.getTimestamp()).plusMillis(1);
            while (!waiting.isEmpty() && !waiting.firstKey().isAfter(over)) {
                writeAll(waiting.pollFirstEntry().getValue());
            }
        }

        private void writeAll(List<T> elements) throws IOException {
            elements.sort(Comparator.comparing(line.order(), Utf8Order.INSTANCE));
            for (T element : elements) {
                out.write(line.text().apply(element));
                out.write('\n');
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                while (!waiting.isEmpty()) {
                    writeAll(waiting.pollFirstEntry().getValue());
                }
            }
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
