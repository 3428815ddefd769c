package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads the file from its start to its end; each partition in it has an output, and so a watermark, of its own until its last
 * line. At the end of the file one more moment of time closes every pane up to the one that holds the newest event time.
 */
final class TelemetryFileReader implements SourceReader<Telemetry, WholeFileSource.FileSplit> {

    private final TelemetryFileSource.Timing timing;
    private final TelemetryDecoder decoder = new TelemetryDecoder();
    private final Map<Integer, SourceOutput<Telemetry>> outputs = new HashMap<>();
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private WholeFileSource.FileSplit split;
    private Map<Integer, Long> lastLines;
    private TelemetryFile file;
    private long newest = Long.MIN_VALUE;

    TelemetryFileReader(SourceReaderContext context, TelemetryFileSource.Timing timing) {
        this.timing = timing;
        context.metricGroup().gauge(TelemetryFileSource.BYTES_READ, () -> file == null ? 0L : file.bytesRead());
    }

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
            open(output);
        }
        RawRecord record = file.next();
        if (record == null) {
            endTime(output);
            return InputStatus.END_OF_INPUT;
        }
        emit(record, output);
        return InputStatus.MORE_AVAILABLE;
    }

    /** Not done as soon as there is a split: if it failed then, Flink might complain of the next message that got lost. */
    private void open(ReaderOutput<Telemetry> output) throws IOException {
        Path path = Path.of(split.path());
        try {
            lastLines = TelemetryFile.lastLines(path);
            file = new TelemetryFile(path);
        } catch (IOException unreadable) {
            throw TelemetryFile.plain(path, unreadable);
        }
        lastLines.keySet().forEach(p -> outputs.put(p, output.createOutputForSplit("partition " + p)));
        // Flink has made an output for the file too, whose watermark would never move.
        output.releaseOutputForSplit(split.splitId());
    }

    private void emit(RawRecord record, ReaderOutput<Telemetry> output) {
        int partition = record.position().partition();
        SourceOutput<Telemetry> partitionOutput = outputs.get(partition);
        decoder.decode(record, telemetry -> {
            if (telemetry.movesTime()) {
                newest = Math.max(newest, telemetry.eventTime());
            }
            partitionOutput.collect(telemetry);
        });
        if (lastLines.get(partition) == record.position().line()) {
            output.releaseOutputForSplit("partition " + partition);
        }
    }

    private void endTime(ReaderOutput<Telemetry> output) {
        if (newest != Long.MIN_VALUE) {
            long paneEnd = Math.floorDiv(newest, timing.paneMillis()) * timing.paneMillis() + timing.paneMillis();
            output.createOutputForSplit("end")
                    .collect(Telemetry.endOfInput(Position.NO_PARTITION, paneEnd + timing.outOfOrdernessMillis()));
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        assigned.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return assigned;
    }

    /** The whole file again: a replay is finite, writes its files anew, and starts from the beginning. */
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
