package dev.syncwatch.bench;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.report.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Nanoseconds and bytes of each step that an event takes. */
public final class JmhSuite implements Suite {
    private static final String OURS = "dev\\.syncwatch\\..*Benchmark\\..*";
    private static final int ITERATIONS = 5;

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public String method() {
        return "JMH, average time with `-prof gc`, one fork, five iterations of a second after as many to warm up. Steps of one event of"
                + " the simulator under the shipped rules; `evaluation` is one group's pane into its rings and what the failure rate says.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        boolean whole = bench.size().warmUps() > 1;
        int iterations = whole ? ITERATIONS : 1;
        TimeValue each = whole ? TimeValue.seconds(1) : TimeValue.milliseconds(100);
        Path log = bench.folder().resolve("jmh.log");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(OURS)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .forks(1)
                        .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                        .warmupIterations(iterations)
                        .warmupTime(each)
                        .measurementIterations(iterations)
                        .measurementTime(each)
                        .output(log.toString())
                        .build())
                .run();
        List<Finding> findings = new ArrayList<>();
        for (RunResult result : results) {
            findings.add(finding(name(result), result.getPrimaryResult(), "ns"));
            findings.add(finding(
                    name(result) + ", allocated", result.getSecondaryResults().get("gc.alloc.rate.norm"), "bytes"));
        }
        return findings;
    }

    private static String name(RunResult result) {
        String whole = result.getParams().getBenchmark();
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    private static Finding finding(String what, Result<?> result, String unit) {
        double least = result.getStatistics().getMin();
        double most = result.getStatistics().getMax();
        return new Finding(what, result.getScore(), least, most, unit, null);
    }
}
