package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.feed.World;
import dev.syncwatch.cli.bench.job.BareJackson;
import dev.syncwatch.cli.bench.job.DetectionJobs;
import dev.syncwatch.cli.bench.job.Front;
import dev.syncwatch.cli.bench.measure.Contestant;
import dev.syncwatch.cli.bench.measure.Lap;
import dev.syncwatch.cli.bench.measure.Rounds;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import dev.syncwatch.job.state.StateSettings.Backend;
import java.util.ArrayList;
import java.util.List;

/** Detection with all rules beside the least that any job costs which looks at users. */
public final class LimitSuite implements Suite {
    private static final String TOKENS = "bare Jackson, tokens";
    private static final String TEXTS = "bare Jackson, texts";
    private static final String DECODE = "decode";
    private static final String LIMIT = "limit job";
    private static final String HEAP = "detection";
    private static final String MINUTES = "detection with minutes";
    private static final String ROCKSDB = "detection on RocksDB";

    private static final Goal OF_LIMIT = Goal.atLeast(0.7);
    private static final Goal OF_LIMIT_ON_ROCKSDB = Goal.atLeast(0.2);
    private static final Goal OF_JACKSON = Goal.atLeast(0.4);

    private static final long PART = 5_000_000;
    private static final long IN_MEMORY = 100_000;

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String method() {
        return "Shares of what is possible: 1 would be as fast as the limit job (Kafka, decode, keyBy user, forget) or as Jackson's"
                + " streaming parser alone over the same bytes in memory (its tokens; with the text of every value). Detection runs"
                + " all shipped rules; \"with minutes\" it also counts every minute for the tables, as `run` does. All but the"
                + " limit job and detection on the heap read the first quarter of the records.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        Workload all = bench.workloads().of(World.MORNING, bench.size().events());
        Workload.Part whole = all.part(Long.MAX_VALUE);
        Workload.Part part = all.part(bench.size().of(PART));
        DetectionJobs jobs = new DetectionJobs(Front.byDefault());
        List<byte[]> values = all.part(IN_MEMORY).values();
        Rounds.Counted counted = bench.rounds(
                bare(TOKENS, new BareJackson(values, false), part.records()),
                bare(TEXTS, new BareJackson(values, true), part.records()),
                bench.onHeap(DECODE, DECODE, jobs::decode, part),
                bench.onHeap(LIMIT, LIMIT, jobs::limit, whole),
                bench.onHeap(HEAP, HEAP, jobs.detection(bench.shipped()), whole),
                bench.onHeap(MINUTES, MINUTES, jobs.withMinutes(bench.shipped()), part),
                bench.on(Backend.ROCKSDB, ROCKSDB, HEAP, new Bench.Job(jobs.detection(bench.shipped()), part)));
        return findings(counted);
    }

    private static Contestant bare(String name, BareJackson jackson, long records) {
        return new Contestant(
                name, name, lap -> jackson.parse(lap == Lap.WARM_UP ? Bench.warmUpRecords(records) : records));
    }

    private static List<Finding> findings(Rounds.Counted counted) {
        List<Finding> findings = new ArrayList<>(List.of(
                share(counted, HEAP, LIMIT).goal(OF_LIMIT),
                share(counted, MINUTES, LIMIT).goal(OF_LIMIT),
                share(counted, ROCKSDB, LIMIT).goal(OF_LIMIT_ON_ROCKSDB),
                share(counted, HEAP, TEXTS).goal(OF_JACKSON),
                share(counted, HEAP, TOKENS).goal(OF_JACKSON),
                Finding.of(HEAP + " / " + LIMIT + ", by the clock", counted.wall(LIMIT, HEAP), "")));
        for (String each : List.of(TOKENS, TEXTS, DECODE, LIMIT, HEAP, MINUTES, ROCKSDB)) {
            findings.add(Finding.of(
                    "%s, %,d records".formatted(each, counted.records(each)),
                    counted.speed(each),
                    "events a CPU-second"));
        }
        return findings;
    }

    /** 1 is as fast as the other. */
    private static Finding share(Rounds.Counted counted, String of, String limit) {
        return Finding.of(of + " / " + limit, counted.cpu(limit, of), "");
    }
}
