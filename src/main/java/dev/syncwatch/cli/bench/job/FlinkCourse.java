package dev.syncwatch.cli.bench.job;

import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.measure.Outcome;
import dev.syncwatch.cli.bench.measure.Stopwatch;
import dev.syncwatch.job.FlinkSettings;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.job.state.StateSettings.Backend;
import dev.syncwatch.standalone.LocalFlink;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs jobs, one at a time and without parallelism, on a Flink that stays. */
public final class FlinkCourse implements AutoCloseable {
    private final LocalFlink flink;

    private FlinkCourse(LocalFlink flink) {
        this.flink = flink;
    }

    /** Defines a job over a part of a workload that ends with one {@link Checksum} or several. */
    public interface Definition {
        void define(StreamExecutionEnvironment environment, Workload.Part part) throws Exception;
    }

    /** {@code scratch}: for what it needs while it runs. */
    public static FlinkCourse start(Path scratch) throws Exception {
        Configuration settings = FlinkSettings.strict();
        // As much as `run` gives RocksDB; Flink SQL counts its windows there.
        new StateSettings(Backend.ROCKSDB).size(settings, 1);
        return new FlinkCourse(LocalFlink.start(settings, 1, new LocalFlink.Place(scratch, 0)));
    }

    /** Runs a job once, to the end of its input. */
    public Outcome run(Definition job, Workload.Part part, Backend backend) throws Exception {
        System.gc(); // what the one before left behind is not this one's cost
        Stopwatch.reset();
        Configuration settings = FlinkSettings.strict();
        new StateSettings(backend).into(settings, StateSettings.MAX_PARALLELISM);
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
