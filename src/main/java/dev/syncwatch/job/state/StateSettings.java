package dev.syncwatch.job.state;

import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * What keeps a job's state while it runs, as {@code state} in its settings file says.
 *
 * @param backend heap unless the file says otherwise
 */
public record StateSettings(Backend backend) {

    /**
     * So many key groups. Kept state is divided by them for good, so it is said from the start, and not guessed from the parallelism of
     * the first; more would make each checkpoint of a small job larger.
     */
    public static final int MAX_PARALLELISM = 128;

    /** Flink can count no further. */
    private static final int MOST = 1 << 15;

    /** For the caches and write buffers of all operators in a slot; with a quarter of it an event costs a third more. */
    private static final MemorySize ROCKSDB_A_SLOT = MemorySize.ofMebiBytes(512);

    /** Who is new is then seldom looked for on disk; off unless told, since it makes files a little larger. */
    private static final ConfigOption<Boolean> BLOOM_FILTER = ConfigOptions.key(
                    "state.backend.rocksdb.use-bloom-filter")
            .booleanType()
            .defaultValue(false);

    /** Where state is while the job runs. */
    public enum Backend {
        /** Objects: fast, as long as all users fit. */
        HEAP("hashmap"),
        /** Bytes, on disk what does not fit: slower for each event, and checkpoints write only what is new. */
        ROCKSDB("rocksdb");

        private final String inFlink;

        Backend(String inFlink) {
            this.inFlink = inFlink;
        }
    }

    public StateSettings {
        backend = backend == null ? Backend.HEAP : backend;
    }

    /** Everything by default. */
    public static StateSettings defaults() {
        return new StateSettings(null);
    }

    /**
     * What is wrong with a job's width, in words; empty if nothing is.
     *
     * @param parallelism    the highest of its operators
     * @param maxParallelism what it may become
     */
    public static Optional<String> problem(int parallelism, int maxParallelism) {
        if (maxParallelism < 1 || maxParallelism > MOST) {
            return Optional.of("maxParallelism has to be 1 to " + MOST);
        }
        return maxParallelism < parallelism
                ? Optional.of("parallelism can't be above maxParallelism, which is " + maxParallelism)
                : Optional.empty();
    }

    /** Tells Flink, for a job whose state can be spread over so many subtasks. */
    public void into(Configuration flink, int maxParallelism) {
        flink.set(PipelineOptions.MAX_PARALLELISM, maxParallelism);
        flink.set(StateBackendOptions.STATE_BACKEND, backend.inFlink);
        if (backend == Backend.ROCKSDB) {
            flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
            flink.set(BLOOM_FILTER, true);
        }
    }

    /** Gives a cluster of this process, whose operators share it, memory for it, unless its settings say how much. */
    public void size(Configuration cluster, int slots) {
        if (backend == Backend.ROCKSDB && !cluster.contains(TaskManagerOptions.MANAGED_MEMORY_SIZE)) {
            cluster.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, ROCKSDB_A_SLOT.multiply(slots));
        }
    }
}
