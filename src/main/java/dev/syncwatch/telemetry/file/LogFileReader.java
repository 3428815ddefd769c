package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads a file of logs from its start to its end, and tells its end. */
final class LogFileReader implements SourceReader<Telemetry, WholeFileSource.FileSplit> {

    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private WholeFileSource.FileSplit split;
    private LogFile file;

    @Override
    public void addSplits(List<WholeFileSource.FileSplit> splits) {
        split = splits.get(0);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Telemetry> output) throws IOException {
        if (!assigned.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (split == null) {
            return InputStatus.END_OF_INPUT;
        }
        if (file == null) {
            file = new LogFile(Path.of(split.path()));
            // Flink has made an output for the file too, whose watermark would never move.
            output.releaseOutputForSplit(split.splitId());
        }
        Telemetry line = file.next();
        if (line == null) {
            output.collect(Telemetry.endOfInput(Position.NO_PARTITION, Long.MAX_VALUE));
            return InputStatus.END_OF_INPUT;
        }
        if (line.kind() != Telemetry.Kind.DEAD) {
            output.collect(line);
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public void notifyNoMoreSplits() {
        assigned.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return assigned;
    }

    /** The whole file again: a replay is finite and starts from the beginning. */
    @Override
    public List<WholeFileSource.FileSplit> snapshotState(long checkpointId) {
        return split == null ? List.of() : List.of(split);
    }

    @Override
    public void start() {
        // The split comes by itself.
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
