package dev.syncwatch.cli.bench;

import dev.syncwatch.job.FlinkSettings;
import dev.syncwatch.standalone.LocalFlink;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs one contestant once, on a Flink that is there already. */
record Stretch(LocalFlink flink, int parallelism) implements Duel.Course {

    @Override
    public Outcome run(Contestant contestant) throws Exception {
        System.gc(); // what the one before left behind is not this one's cost
        Stopwatch.reset();
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(parallelism, FlinkSettings.strict());
        contestant.job().define(environment);
        JobExecutionResult result = flink.submit(environment.getStreamGraph().getJobGraph())
                .client()
                .getJobExecutionResult()
                .get();
        double wall = Stopwatch.wallSeconds();
        double cpu = Stopwatch.cpuSeconds();
        Map<String, Object> found = result.getAllAccumulatorResults();
        return new Outcome(
                (Long) found.getOrDefault(Checksum.RESULTS, 0L),
                (Long) found.getOrDefault(Checksum.HASHES, 0L),
                wall,
                cpu);
    }
}
