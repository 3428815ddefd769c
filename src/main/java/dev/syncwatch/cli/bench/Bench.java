package dev.syncwatch.cli.bench;

import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.feed.Workloads;
import dev.syncwatch.cli.bench.job.FlinkCourse;
import dev.syncwatch.cli.bench.measure.Contestant;
import dev.syncwatch.cli.bench.measure.Lap;
import dev.syncwatch.cli.bench.measure.Rounds;
import dev.syncwatch.job.state.StateSettings.Backend;
import dev.syncwatch.rule.RuleSet;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What suites measure with; a broker and a Flink are started when they are first needed. */
public final class Bench implements AutoCloseable {
    /** Enough for the compiler; one part in so many. */
    private static final int WARM_UP_PART = 2;

    private static final long WARM_UP_LEAST = 100_000;

    private final Size size;
    private final RuleSet shipped;
    private final Path folder;
    private final Consumer<String> tell;
    private final Workloads workloads;
    private FlinkCourse flink;

    /**
     * @param shipped the rules that detection runs with
     * @param folder  for all that is written; its owner deletes it
     * @param tell    takes a line for whoever waits
     */
    public Bench(Size size, RuleSet shipped, Path folder, Consumer<String> tell) {
        this.size = size;
        this.shipped = shipped;
        this.folder = folder;
        this.tell = tell;
        this.workloads = new Workloads(folder, tell);
    }

    public Size size() {
        return size;
    }

    public RuleSet shipped() {
        return shipped;
    }

    public Path folder() {
        return folder;
    }

    public Consumer<String> tell() {
        return tell;
    }

    public Workloads workloads() {
        return workloads;
    }

    /** The same one each time. */
    public FlinkCourse flink() throws Exception {
        if (flink == null) {
            flink = FlinkCourse.start(folder.resolve("flink"));
        }
        return flink;
    }

    /** A job as a contestant, with its state on the heap. */
    public Contestant onHeap(String name, String says, FlinkCourse.Definition job, Workload.Part part)
            throws Exception {
        return on(Backend.HEAP, name, says, new Job(job, part));
    }

    /** A job, and what it reads. */
    public record Job(FlinkCourse.Definition definition, Workload.Part part) {}

    /** A job as a contestant. */
    public Contestant on(Backend backend, String name, String says, Job job) throws Exception {
        FlinkCourse course = flink();
        Workload.Part warmUp = job.part().first(warmUpRecords(job.part().records()));
        return new Contestant(
                name, says, lap -> course.run(job.definition(), lap == Lap.WARM_UP ? warmUp : job.part(), backend));
    }

    /** How many of so many records a warm-up reads. */
    public static long warmUpRecords(long records) {
        return Math.min(records, Math.max(WARM_UP_LEAST, records / WARM_UP_PART));
    }

    /** Runs contestants in turns, as often as the size says. */
    public Rounds.Counted rounds(Contestant... contestants) throws Exception {
        return new Rounds(List.of(contestants), size.warmUps(), size.rounds()).run(tell);
    }

    @Override
    public void close() throws Exception {
        try (workloads) {
            if (flink != null) {
                flink.close();
            }
        }
    }
}
