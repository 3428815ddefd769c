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

/** Whether the heap grows over a day of which every hour is like any other, and which follows on one that was. */
public final class MemorySuite implements Suite {
    private static final long EVENTS = 4_000_000;
    private static final double MEGABYTE = 1 << 20;
    /** By then all that is kept is full: windows of six hours at most, and minutes, which late uploads may change for a day. */
    private static final int FULL_AFTER = 24;

    private static final int HOURS_COMPARED = 6;
    private static final Goal FLAT = Goal.atMost(1.1);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String method() {
        return "One run of detection with all shipped rules and minutes over 48 simulated hours that are alike; the heap of the"
                + " whole process after a full collection at each full hour. Flat is: the mean of the last six hours beside that of the"
                + " six after the first day, when windows and the minutes that late uploads may change are full.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        Workload.Part part =
                bench.workloads().of(World.TWO_DAYS, bench.size().of(EVENTS)).part(Long.MAX_VALUE);
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
                        "heap late in the second day / heap early in it, %,d records".formatted(records),
                        late / early,
                        "")
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
