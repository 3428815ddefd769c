package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.Telemetry;
import java.nio.file.Path;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;

/** A file of the backend's log as a bounded source; what can't be read in it is left out, see {@link LogFile}. */
public final class LogFileSource extends WholeFileSource {

    private static final long serialVersionUID = 1;

    public LogFileSource(Path file) {
        super(file);
    }

    @Override
    public SourceReader<Telemetry, FileSplit> createReader(SourceReaderContext context) {
        return new LogFileReader();
    }
}
