package dev.syncwatch.cli.bench.latency;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import dev.syncwatch.standalone.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.util.FileUtils;

/** From the arrival of the event that crosses a threshold in Kafka to the request at the vendor. */
public final class LatencySuite implements Suite {
    private static final int STOCK_SAMPLES = 60;
    private static final int FAST_SAMPLES = 200;
    private static final Goal STOCK_GOAL = Goal.atMost(7);
    private static final Goal FAST_GOAL = Goal.atMost(1.4);
    private static final int MEDIAN = 50;
    private static final int NEARLY_ALL = 99;
    private static final int ALL = 100;
    private static final double MILLIS_A_SECOND = 1000;

    /** Everything has been loaded and evaluated by then. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(15);

    private static final Duration PAGED_WITHIN = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String method() {
        return "From the broker's timestamp of the event by which an environment's failure rate crosses its threshold to the moment at"
                + " which the stand-in for PagerDuty gets the request, over heartbeat, detection and notification as `run` starts"
                + " them. Each of the environments crosses at a phase of the pane of its own, all phases equally far apart, about two"
                + " environments a pane. Stock: pane 10 s, outOfOrderness 1 s, heartbeat 1 s. Fast: 500 ms, 100 ms, 100 ms.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        List<Finding> findings = new ArrayList<>();
        Trial stock = new Trial(
                "stock",
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                bench.size().samples(STOCK_SAMPLES));
        Trial fast = new Trial(
                "fast",
                Duration.ofMillis(500),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                bench.size().samples(FAST_SAMPLES));
        findings.addAll(found(stock, tried(bench, stock), STOCK_GOAL));
        findings.addAll(found(fast, tried(bench, fast), FAST_GOAL));
        return findings;
    }

    private static List<Finding> found(Trial trial, Delays delays, Goal goal) {
        String name = "%s settings, %d crossings, p%%d".formatted(trial.name(), trial.samples());
        return List.of(
                seconds(name.formatted(MEDIAN), delays.percentile(MEDIAN)).goal(goal),
                seconds(name.formatted(NEARLY_ALL), delays.percentile(NEARLY_ALL)),
                seconds(name.formatted(ALL), delays.percentile(ALL)));
    }

    private static Finding seconds(String what, Duration duration) {
        return Finding.of(what, duration.toMillis() / MILLIS_A_SECOND, "s");
    }

    private static Delays tried(Bench bench, Trial trial) throws Exception {
        Path folder = Files.createDirectories(bench.folder().resolve(trial.name()));
        try (Pager pager = Pager.start(folder, trial, bench.tell());
                Crossing crossing = new Crossing(Topic.TELEMETRY.defaultName(), pager.brokers())) {
            crossing.prepare(trial.samples());
            sleep(SETTLED_AFTER.plus(trial.pane()));
            List<Instant> crossed = crossed(crossing, trial);
            List<Duration> delays = new ArrayList<>();
            for (int i = 0; i < crossed.size(); i++) {
                delays.add(Duration.between(crossed.get(i), paged(pager, Crossing.environment(i))));
            }
            return new Delays(delays);
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private static List<Instant> crossed(Crossing crossing, Trial trial) throws Exception {
        Phases phases = new Phases(trial.samples(), trial.pane());
        List<Instant> crossed = new ArrayList<>();
        long paneMillis = trial.pane().toMillis();
        Instant begun = Instant.ofEpochMilli((System.currentTimeMillis() / paneMillis + 1) * paneMillis);
        for (int i = 0; i < trial.samples(); i++) {
            sleep(Duration.between(Instant.now(), begun.plus(phases.offset(i))));
            crossed.add(crossing.cross(i));
        }
        return crossed;
    }

    /** When the environment's page was asked for; waits for it. */
    private static Instant paged(Pager pager, String environment) throws Exception {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PAGED_WITHIN.toNanos()) {
            for (Map.Entry<String, Instant> arrival :
                    pager.pagerDuty().arrivals().entrySet()) {
                if (arrival.getKey().contains("environment=" + environment + "@")) {
                    return arrival.getValue();
                }
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        throw new TimeoutException("nobody was paged for " + environment + "; there is "
                + pager.pagerDuty().arrivals().keySet());
    }

    private static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, duration.toNanos()));
    }
}
