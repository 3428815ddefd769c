package dev.syncwatch.telemetry.file;

import dev.syncwatch.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A file as a bounded source; read by one reader, since the order of its lines means something. */
abstract class WholeFileSource implements Source<Telemetry, WholeFileSource.FileSplit, Boolean> {

    private static final long serialVersionUID = 1;

    private final String path;

    /** The whole file. */
    public record FileSplit(String path) implements SourceSplit {
        @Override
        public String splitId() {
            return path;
        }
    }

    WholeFileSource(Path file) {
        this.path = file.toString();
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<FileSplit, Boolean> createEnumerator(SplitEnumeratorContext<FileSplit> context) {
        return new OneSplit(context, new FileSplit(path));
    }

    @Override
    public SplitEnumerator<FileSplit, Boolean> restoreEnumerator(
            SplitEnumeratorContext<FileSplit> context, Boolean state) {
        return createEnumerator(context);
    }

    /** Hands the one split to the reader that registers first. */
    private static final class OneSplit implements SplitEnumerator<FileSplit, Boolean> {
        private final SplitEnumeratorContext<FileSplit> context;
        private FileSplit left;

        OneSplit(SplitEnumeratorContext<FileSplit> context, FileSplit split) {
            this.context = context;
            this.left = split;
        }

        @Override
        public void addReader(int subtask) {
            if (left != null) {
                context.assignSplit(left, subtask);
                left = null;
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void addSplitsBack(List<FileSplit> splits, int subtask) {
            left = splits.isEmpty() ? left : splits.get(0);
        }

        @Override
        public Boolean snapshotState(long checkpointId) {
            return left == null;
        }

        @Override
        public void handleSplitRequest(int subtask, String host) {
            // Assigned on registration.
        }

        @Override
        public void start() {
            // Nothing to discover.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Override
    public SimpleVersionedSerializer<FileSplit> getSplitSerializer() {
        return new SimpleVersionedSerializer<>() {
            @Override
            public int getVersion() {
                return 1;
            }

            @Override
            public byte[] serialize(FileSplit split) {
                return split.path().getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public FileSplit deserialize(int version, byte[] bytes) {
                return new FileSplit(new String(bytes, StandardCharsets.UTF_8));
            }
        };
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new SimpleVersionedSerializer<>() {
            @Override
            public int getVersion() {
                return 1;
            }

            @Override
            public byte[] serialize(Boolean assigned) {
                return new byte[] {(byte) (assigned ? 1 : 0)};
            }

            @Override
            public Boolean deserialize(int version, byte[] bytes) {
                return bytes[0] != 0;
            }
        };
    }
}
