package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.feed.World;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.crowd.Crowds;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;

/** How many hours of history {@code replay} gets through in a minute. */
public final class ReplaySuite implements Suite {
    private static final int[] RATES = {1_000, 10_000};
    private static final long EVENTS = 3_000_000;
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(10);
    private static final double MILLIS_A_SECOND = 1000;
    private static final double NANOS_A_MINUTE = 60e9;
    private static final double MILLIS_AN_HOUR = 3_600_000;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String method() {
        return "What `replay` does with a file of a simulated app that sends so many events a second, all shipped rules, parallelism"
                + " 1, the start of Flink and the writing of results included; the faster of two runs, since the first one warms up.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (int rate : RATES) {
            Path folder = Files.createDirectories(bench.folder().resolve("replay"));
            Scenario scenario = scenario(rate, bench.size().of(EVENTS));
            Path events = folder.resolve("events.ndjson");
            long written = write(scenario, events);
            double minutes = Math.min(replay(bench, events, folder), replay(bench, events, folder));
            FileUtils.deleteDirectory(folder.toFile());
            double hours = scenario.length().toMillis() / MILLIS_AN_HOUR;
            findings.add(Finding.of(
                    "%,d events at %,.0f a second"
                            .formatted(
                                    written,
                                    written
                                            * MILLIS_A_SECOND
                                            / scenario.length().toMillis()),
                    hours / minutes,
                    "hours of history a minute"));
        }
        return findings;
    }

    /** As long as so many events take at that rate. */
    private static Scenario scenario(int rate, long events) {
        Scenario whole = World.CROWDED.ofEvents(rate * World.CROWDED.length().toSeconds());
        long steps = Math.max(1, events / rate / (Scenario.STEP_MILLIS / 1000));
        return World.CROWDED.of(whole.users(), Duration.ofMillis(steps * Scenario.STEP_MILLIS));
    }

    private static long write(Scenario scenario, Path file) throws IOException {
        long[] lines = {0};
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                Crowds crowds = Crowds.of(scenario, 1)) {
            crowds.emit((kind, bytes, length, count) -> {
                if (kind == Emissions.Kind.TELEMETRY) {
                    out.write(bytes, 0, length);
                    lines[0] += count;
                }
            });
        }
        return lines[0];
    }

    private static double replay(Bench bench, Path events, Path folder) throws Exception {
        System.gc();
        long begun = System.nanoTime();
        ReplayJob.run(
                new ReplayJob.Settings(
                        bench.shipped(),
                        events,
                        folder.resolve("out"),
                        new AlertingPipeline.Timing(PANE, OUT_OF_ORDERNESS),
                        1),
                new Configuration());
        return (System.nanoTime() - begun) / NANOS_A_MINUTE;
    }
}
