package dev.syncwatch.cli.bench.job;

import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.measure.Outcome;
import dev.syncwatch.cli.bench.measure.Stopwatch;
import dev.syncwatch.job.FlinkSettings;
import dev.syncwatch.standalone.LocalFlink;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs jobs, one at a time and without parallelism, on a Flink that stays. */
public final class FlinkCourse implements AutoCloseable {
    /** What RocksDB and Flink SQL may take beside the heap. */
    private static final MemorySize MANAGED = MemorySize.ofMebiBytes(512);

    private final LocalFlink flink;

    private FlinkCourse(LocalFlink flink) {
        this.flink = flink;
    }

    /** Defines a job over a part of a workload that ends with one {@link Checksum} or several. */
    public interface Definition {
        void define(StreamExecutionEnvironment environment, Workload.Part part) throws Exception;
    }

    /** Where a job keeps its state. */
    public enum Backend {
        HEAP("hashmap"),
        ROCKSDB("rocksdb");

        private final String setting;

        Backend(String setting) {
            this.setting = setting;
        }
    }

    /** {@code scratch}: for what it needs while it runs. */
    public static FlinkCourse start(Path scratch) throws Exception {
        Configuration settings = FlinkSettings.strict();
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
        return new FlinkCourse(LocalFlink.start(settings, 1, new LocalFlink.Place(scratch, 0)));
    }

    /** Runs a job once, to the end of its input. */
    public Outcome run(Definition job, Workload.Part part, Backend backend) throws Exception {
        System.gc(); // what the one before left behind is not this one's cost
        Stopwatch.reset();
        Configuration settings = FlinkSettings.strict();
        settings.set(StateBackendOptions.STATE_BACKEND, backend.setting);
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(1, settings);
        job.define(environment, part);
        JobExecutionResult result = flink.submit(environment.getStreamGraph().getJobGraph())
                .client()
                .getJobExecutionResult()
                .get();
        double wall = Stopwatch.wallSeconds();
        double cpu = Stopwatch.cpuSeconds();
        Map<String, Object> found = result.getAllAccumulatorResults();
        return new Outcome(
                part.records(),
                (Long) found.getOrDefault(Checksum.RESULTS, 0L),
                (Long) found.getOrDefault(Checksum.HASHES, 0L),
                wall,
                cpu);
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
