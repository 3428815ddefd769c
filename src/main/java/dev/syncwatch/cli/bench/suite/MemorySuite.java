package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.feed.Watched;
import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.feed.World;
import dev.syncwatch.cli.bench.job.DetectionJobs;
import dev.syncwatch.cli.bench.job.Front;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import dev.syncwatch.job.state.StateSettings.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the heap grows over a day of which every hour is like any other. */
public final class MemorySuite implements Suite {
    private static final long EVENTS = 2_000_000;
    private static final double MEGABYTE = 1 << 20;
    /** By then the longest window of the shipped rules, six hours, is full. */
    private static final int FULL_AFTER = 6;

    private static final int HOURS_COMPARED = 6;
    private static final Goal FLAT = Goal.atMost(1.1);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String method() {
        return "One run of detection with all shipped rules and minutes over 24 simulated hours that are alike; the heap of the"
                + " whole process after a full collection at each full hour. Flat is: the mean of the last six hours beside that of the"
                + " six after the sixth, when the longest window is full.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        Workload.Part part =
                bench.workloads().of(World.DAY, bench.size().of(EVENTS)).part(Long.MAX_VALUE);
        Front front = Front.byDefault().with(Watched.telemetry(new HourlyHeap()), Duration.ofSeconds(10));
        HourlyHeap.seen();
        bench.flink().run(new DetectionJobs(front).withMinutes(bench.shipped()), part, Backend.HEAP);
        return findings(HourlyHeap.seen(), part.records());
    }

    private static List<Finding> findings(List<Long> heap, long records) {
        double early = mean(heap.subList(FULL_AFTER, FULL_AFTER + HOURS_COMPARED));
        double late = mean(heap.subList(heap.size() - HOURS_COMPARED, heap.size()));
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                        "heap late in the day / heap after six hours, %,d records".formatted(records), late / early, "")
                .goal(FLAT));
        for (int hour = 1; hour <= heap.size(); hour++) {
            findings.add(Finding.of("heap after hour " + hour, heap.get(hour - 1) / MEGABYTE, "MB"));
        }
        return findings;
    }

    private static double mean(List<Long> bytes) {
        return bytes.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
