package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.Telemetry;
import java.io.Serializable;
import java.nio.file.Path;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;

/** A file of telemetry as a bounded source. */
public final class TelemetryFileSource extends WholeFileSource {

    private static final long serialVersionUID = 1;

    /** The gauge that tells how much of the file has been read, in bytes. */
    public static final String BYTES_READ = "fileBytesRead";

    private final Timing timing;

    /** Pane and out-of-orderness, which decide when the last pane is over. */
    public record Timing(long paneMillis, long outOfOrdernessMillis) implements Serializable {}

    public TelemetryFileSource(Path file, Timing timing) {
        super(file);
        this.timing = timing;
    }

    @Override
    public SourceReader<Telemetry, FileSplit> createReader(SourceReaderContext context) {
        return new TelemetryFileReader(context, timing);
    }
}
