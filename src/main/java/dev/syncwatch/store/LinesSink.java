package dev.syncwatch.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes a file of lines in the order in which they come. Runs with parallelism 1. */
public final class LinesSink implements Sink<String> {

    private static final long serialVersionUID = 1;

    private final String file;
    private final boolean behind;

    private LinesSink(Path file, boolean behind) {
        this.file = file.toString();
        this.behind = behind;
    }

    public LinesSink(Path file) {
        this(file, false);
    }

    /** Behind the lines that the file holds when the job starts. */
    public static LinesSink behind(Path file) {
        return new LinesSink(file, true);
    }

    @Override
    public SinkWriter<String> createWriter(WriterInitContext context) throws IOException {
        BufferedWriter out = behind ? TextFile.append(file) : TextFile.open(file);
        return new SinkWriter<>() {
            @Override
            public void write(String line, Context element) throws IOException {
                out.write(line);
                out.write('\n');
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
