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
import dev.syncwatch.cli.bench.measure.Contestant;
import dev.syncwatch.cli.bench.measure.Rounds;
import dev.syncwatch.cli.bench.report.Finding;
import dev.syncwatch.cli.bench.report.Goal;
import dev.syncwatch.rule.RuleSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an event costs once there is more of everything. */
public final class GrowthSuite implements Suite {
    private static final Goal GOAL = Goal.atMost(1.3);
    private static final long EVENTS = 2_500_000;
    private static final long MANY_EVENTS = 20_000_000;
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
                + " version: the same events are spread over so many by a hash of their message ids; groups at eight thousand events"
                + " a second too, since part of what they cost comes with each pane end. Panes: the shipped rules.";
    }

    @Override
    public List<Finding> run(Bench bench) throws Exception {
        Grown grown = grown(bench, World.DENSE, EVENTS);
        List<Finding> findings = new ArrayList<>();
        findings.addAll(grown.beside(rules(FEW_RULES), rules(MANY_RULES)));
        findings.addAll(grown.beside(
                users(bench.shipped(), FEW_USERS),
                users(bench.shipped(), MANY_USERS),
                users(bench.shipped(), SOME_USERS)));
        findings.addAll(grown.beside(groups(SOME_USERS, 1), groups(SOME_USERS, MANY_VERSIONS)));
        findings.addAll(grown(bench, World.SATURATED, MANY_EVENTS)
                .beside(groups(MANY_USERS, 1), groups(MANY_USERS, MANY_VERSIONS)));
        findings.addAll(grown.beside(panes(bench.shipped(), PANE), panes(bench.shipped(), SHORT_PANE)));
        return findings;
    }

    private static Grown grown(Bench bench, World world, long events) throws Exception {
        return new Grown(
                bench, bench.workloads().of(world, bench.size().of(events)).part(Long.MAX_VALUE));
    }

    private static Variant rules(int count) {
        return new Variant(
                "%d rules".formatted(count),
                detection(Front.byDefault(), SevenKinds.rules(count, BY_ENVIRONMENT, PANE)));
    }

    private static Variant users(RuleSet rules, int count) {
        return new Variant("%,d users".formatted(count), detection(spread(count, VERSIONS), rules));
    }

    private static Variant groups(int users, int count) {
        return new Variant(
                "%d groups a rule".formatted(count),
                detection(spread(users, count), SevenKinds.rules(FEW_RULES, BY_VERSION, PANE)));
    }

    private static Variant panes(RuleSet rules, Duration pane) {
        return new Variant(
                "panes of %d s".formatted(pane.toSeconds()),
                detection(Front.byDefault().with(Watched.telemetry(), pane), rules));
    }

    private static Front spread(int users, int versions) {
        return Front.byDefault().with(Watched.telemetry(new Spread(users, versions)), PANE);
    }

    private static FlinkCourse.Definition detection(Front front, RuleSet rules) {
        return new DetectionJobs(front).detection(rules);
    }

    /** More of something, or less. */
    private record Variant(String name, FlinkCourse.Definition job) {}

    private record Grown(Bench bench, Workload.Part part) {

        /** The second beside the first has a goal; others stand between them. */
        List<Finding> beside(Variant less, Variant more, Variant... between) throws Exception {
            List<Contestant> contestants = new ArrayList<>(List.of(contestant(less), contestant(more)));
            for (Variant each : between) {
                contestants.add(contestant(each));
            }
            Rounds.Counted counted = bench.rounds(contestants.toArray(Contestant[]::new));
            List<Finding> findings = new ArrayList<>();
            findings.add(ratio(counted, more, less).goal(GOAL));
            for (Variant each : between) {
                findings.add(ratio(counted, more, each));
            }
            return findings;
        }

        private Contestant contestant(Variant variant) throws Exception {
            return bench.onHeap(variant.name(), variant.name(), variant.job(), part);
        }

        private Finding ratio(Rounds.Counted counted, Variant more, Variant less) {
            return Finding.of(
                    "%s / %s, %,d records".formatted(more.name(), less.name(), part.records()),
                    counted.cpu(more.name(), less.name()),
                    "");
        }
    }
}
