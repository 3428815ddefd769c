package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.feed.World;
import dev.syncwatch.cli.bench.job.DetectionJobs;
import dev.syncwatch.cli.bench.job.FlinkCourse;
import dev.syncwatch.cli.bench.job.Front;
import dev.syncwatch.cli.bench.job.RateText;
import dev.syncwatch.cli.bench.measure.Rounds;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import java.time.Duration;
import java.util.List;

/**
 * Another job that computes the failure rate beside detection with that rule alone. Both have to say the same rates at the same full
 * minutes, as {@link RateText}.
 *
 * @param name of the other job
 * @param goal how often its cost should hold detection's
 */
public record RateDuel(String name, FlinkCourse.Definition other, Goal goal) {
    private static final String OURS = "detection, one rule";
    private static final String SAYS = "rates";
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final long EVENTS = 3_000_000;

    /** Fights it. */
    public List<Finding> fight(Bench bench) throws Exception {
        Workload.Part part = bench.workloads()
                .of(World.NOTHING_TWICE, bench.size().of(EVENTS))
                .part(Long.MAX_VALUE);
        FlinkCourse.Definition ours = new DetectionJobs(Front.byDefault()).rates(WrittenRules.failureRateAlone(PANE));
        Rounds.Counted counted =
                bench.rounds(bench.onHeap(OURS, SAYS, ours, part), bench.onHeap(name, SAYS, other, part));
        return List.of(
                Finding.of("processor time of " + name + " / " + OURS, counted.cpu(name, OURS), "")
                        .goal(goal),
                Finding.of("the same by the clock", counted.wall(name, OURS), ""),
                Finding.of(
                        "%s, %,d records".formatted(OURS, counted.records(OURS)),
                        counted.speed(OURS),
                        "events a CPU-second"),
                Finding.of(name, counted.speed(name), "events a CPU-second"),
                Finding.of("rates that both gave", counted.results(OURS), ""));
    }
}
