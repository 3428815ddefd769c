package dev.syncwatch.cli.tail;

import dev.syncwatch.cli.tail.seen.Feed;
import dev.syncwatch.cli.tail.seen.Filter;
import dev.syncwatch.cli.tail.seen.RecordReader;
import dev.syncwatch.cli.tail.seen.Seen;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prints what passes the filter. */
final class Shown {
    private final Map<String, Feed> feeds;
    private final Filter filter;
    private final Function<Seen, String> line;
    private final RecordReader reader = new RecordReader();
    private final StringBuilder lines = new StringBuilder();

    /**
     * @param feeds by the names of their topics
     */
    Shown(Map<String, Feed> feeds, Filter filter, Function<Seen, String> line) {
        this.feeds = feeds;
        this.filter = filter;
        this.line = line;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        reader.read(feeds.get(record.topic()), record, seen -> {
            if (filter.passes(seen)) {
                lines.append(line.apply(seen)).append('\n');
            }
        });
    }

    /** False once nobody reads any more what is printed. */
    boolean print(PrintWriter out) {
        if (lines.length() > 0) {
            out.print(lines);
            lines.setLength(0);
        }
        // Nothing else tells that a pipe was closed, and a writer does not know what its stream kept to itself.
        return !out.checkError() && !System.out.checkError();
    }
}
