package dev.syncwatch.cli.bench.suite;

import dev.syncwatch.cli.bench.Bench;
import dev.syncwatch.cli.bench.Suite;
import dev.syncwatch.cli.bench.feed.Spread;
import dev.syncwatch.cli.bench.feed.Watched;
import dev.syncwatch.cli.bench.feed.Workload;
import dev.syncwatch.cli.bench.feed.World;
import dev.syncwatch.cli.bench.job.DetectionJobs;
import dev.syncwatch.cli.bench.job.FlinkCourse;
import dev.syncwatch.cli.bench.job.Front;
import dev.syncwatch.cli.bench.measure.Rounds;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import dev.syncwatch.rule.RuleSet;
import java.time.Duration;
import java.util.List;

/** What an event costs once there is more of everything. */
public final class GrowthSuite implements Suite {
    private static final Goal GOAL = Goal.atMost(1.3);
    private static final long EVENTS = 2_500_000;
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final Duration SHORT_PANE = Duration.ofSeconds(1);
    private static final String BY_ENVIRONMENT = "environment";
    private static final String BY_VERSION = "environment, appVersion";
    private static final int FEW_RULES = 7;
    private static final int MANY_RULES = 100;
    private static final int FEW_USERS = 10_000;
    private static final int SOME_USERS = 100_000;
    private static final int MANY_USERS = 1_000_000;
    private static final int VERSIONS = 3;
    private static final int MANY_VERSIONS = 500;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String method() {
        return "Processor time of the same events, about a thousand a second for 42 minutes, with more of one thing beside less of it. Rules: the"
                + " design's seven, then the same again for one version, platform or trigger, or several of these. Users, and groups by app"
                + " version: the same events are spread over so many by a hash of their message ids. Panes: the shipped rules.";
    }

    /** More of something, or less. */
    private record Variant(String name, FlinkCourse.Definition job) {}

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        Workload.Part part =
                bench.workloads().of(World.DENSE, bench.size().of(EVENTS)).part(Long.MAX_VALUE);
        Front front = Front.byDefault();
        return List.of(
                grown(
                        bench,
                        part,
                        new Variant("7 rules", detection(front, SevenKinds.rules(FEW_RULES, BY_ENVIRONMENT, PANE))),
                        new Variant("100 rules", detection(front, SevenKinds.rules(MANY_RULES, BY_ENVIRONMENT, PANE)))),
                grown(
                        bench,
                        part,
                        new Variant("10,000 users", detection(spread(FEW_USERS, VERSIONS), bench.shipped())),
                        new Variant("1,000,000 users", detection(spread(MANY_USERS, VERSIONS), bench.shipped()))),
                grown(
                        bench,
                        part,
                        new Variant(
                                "1 group",
                                detection(spread(SOME_USERS, 1), SevenKinds.rules(FEW_RULES, BY_VERSION, PANE))),
                        new Variant(
                                "500 groups",
                                detection(
                                        spread(SOME_USERS, MANY_VERSIONS),
                                        SevenKinds.rules(FEW_RULES, BY_VERSION, PANE)))),
                grown(
                        bench,
                        part,
                        new Variant("panes of 10 s", detection(front, bench.shipped())),
                        new Variant(
                                "panes of 1 s",
                                detection(front.with(Watched.telemetry(), SHORT_PANE), bench.shipped()))));
    }

    private static Front spread(int users, int versions) {
        return Front.byDefault().with(Watched.telemetry(new Spread(users, versions)), PANE);
    }

    private static FlinkCourse.Definition detection(Front front, RuleSet rules) {
        return new DetectionJobs(front).detection(rules);
    }

    private static Finding grown(Bench bench, Workload.Part part, Variant less, Variant more) throws Exception {
        Rounds.Counted counted = bench.rounds(
                bench.onHeap(less.name(), less.name(), less.job(), part),
                bench.onHeap(more.name(), more.name(), more.job(), part));
        return Finding.of(
                        "%s / %s, %,d records".formatted(more.name(), less.name(), part.records()),
                        counted.cpu(more.name(), less.name()),
                        "")
                .goal(GOAL);
    }
}
