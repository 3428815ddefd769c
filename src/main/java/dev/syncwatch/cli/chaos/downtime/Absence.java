package dev.syncwatch.cli.chaos.downtime;

import dev.syncwatch.cli.chaos.installation.Installation;
import dev.syncwatch.cli.chaos.installation.Outboxes;
import dev.syncwatch.cli.chaos.installation.Victim;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.cli.chaos.reach.Ends;
import dev.syncwatch.cli.chaos.seen.ChangeLog;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.feed.FeedTopics;
import dev.syncwatch.simulate.feed.KafkaFeed;
import dev.syncwatch.simulate.feed.Pace;
import dev.syncwatch.simulate.feed.Speed;
import dev.syncwatch.standalone.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Everything but Kafka is away for a part of a world's time, and then comes back. Use once. */
final class Absence {
    private static final String PAGER = "pagerduty";
    private static final Duration LEAD = Duration.ofMinutes(7);
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
    private static final int QUIET_LOOKS = 5;

    private final Installation installation;
    private final Course course;
    private final Consumer<String> tell;
    private final Outboxes outboxes;
    private volatile long limit;

    /**
     * What happens.
     *
     * @param down when everything goes away, in the world's time
     * @param back when it comes back
     */
    record Course(Scenario scenario, long seed, Speed speed, Instant down, Instant back) {}

    /**
     * What came of it.
     *
     * @param caughtUp    how long it took, by the clock on the wall
     * @param heapBefore  live bytes of the jobs' processes before it
     * @param heapAtWorst the most of several looks while it was caught up with
     * @param heapAfter   once it was
     * @param calls       who was called for what at that moment
     * @param changes     at the very end
     */
    record End(Duration caughtUp, long heapBefore, long heapAtWorst, long heapAfter, Calls calls, ChangeLog changes) {}

    /** {@code installation} runs; {@code tell} is given lines of progress. */
    Absence(Installation installation, Course course, Consumer<String> tell) {
        this.installation = installation;
        this.course = course;
        this.tell = tell;
        outboxes = new Outboxes(installation.platform().brokers());
        limit = course.scenario().start().toEpochMilli();
    }

    /** Throws an IllegalStateException if something does not come back, or never settles. */
    End play() throws Exception {
        Pace pace = new Pace(course.speed(), () -> limit, AFTERWARDS);
        FeedTopics topics = new FeedTopics(
                Topic.TELEMETRY.defaultName(), Topic.LOGS.defaultName(), Topic.REMOTE_CONFIG.defaultName());
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", installation.platform().brokers());
        Simulation world = Simulation.of(course.scenario(), course.seed());
        try (Ends ends = new Ends(
                        installation.platform().brokers(),
                        installation.platform().database());
                KafkaFeed feed = KafkaFeed.start(world, topics, kafka, pace)) {
            watchUntil(ends, course.down());
            settle(ends);
            long before = heap();
            Set<String> told = told();
            goAway(feed);
            End end = comeBack(ends, before, told);
            watchUntil(ends, Instant.ofEpochMilli(course.scenario().endMillis()));
            settle(ends);
            return new End(
                    end.caughtUp(),
                    before,
                    end.heapAtWorst(),
                    end.heapAfter(),
                    end.calls(),
                    ChangeLog.read(installation.platform().brokers()));
        }
    }

    /** The world goes on as fast as it is watched. */
    private void watchUntil(Ends ends, Instant time) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Instant evaluated = ends.evaluated();
        while (evaluated.isBefore(time.minus(PANE))) {
            Instant lead = evaluated.isBefore(course.scenario().start())
                    ? course.scenario().start()
                    : evaluated;
            limit = Math.max(limit, Math.min(lead.plus(LEAD).toEpochMilli(), time.toEpochMilli()));
            require(deadline, "the world is not evaluated up to " + time);
            evaluated = ends.evaluated();
        }
    }

    private void goAway(KafkaFeed feed) throws Exception {
        for (Part part : away()) {
            part.kill();
        }
        tell.accept(course.down() + ": everything but Kafka is away");
        limit = course.back().toEpochMilli();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (feed.position().isBefore(course.back())) {
            feed.await(Duration.ofMillis(100));
            require(deadline, "telemetry is not written");
        }
    }

    private List<Part> away() {
        return installation.parts().entrySet().stream()
                .filter(part -> part.getKey() != Victim.BROKER)
                .flatMap(part -> part.getValue().stream())
                .toList();
    }

    private End comeBack(Ends ends, long before, Set<String> told) throws Exception {
        tell.accept(course.back() + ": everything comes back");
        long begun = System.nanoTime();
        for (Part part : away()) {
            part.start();
        }
        long worst = 0;
        long sampled = System.nanoTime();
        while (ends.evaluated().isBefore(course.back().minus(PANE))) {
            for (Part part : away()) {
                if (!part.isAlive()) {
                    part.start();
                }
            }
            require(begun + PATIENCE.toNanos(), "what came in meanwhile is not caught up with");
            if (System.nanoTime() - sampled > BETWEEN_SAMPLES.toNanos()) {
                worst = Math.max(worst, heap());
                sampled = System.nanoTime();
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        tell.accept("caught up after %.1f s".formatted(took.toMillis() / 1000.0));
        settle(ends);
        long after = heap();
        ChangeLog changes = ChangeLog.read(installation.platform().brokers());
        Map<Boolean, List<Delivery>> planned = outboxes.deliveries(PAGER).stream()
                .collect(Collectors.partitioningBy(
                        delivery -> told.contains(delivery.notification().id())));
        Calls.Planned both = new Calls.Planned(planned.get(true), planned.get(false));
        return new End(
                took, before, Math.max(worst, after), after, Calls.of(changes, both, PAGER, course.back()), changes);
    }

    private Set<String> told() {
        return outboxes.deliveries(PAGER).stream()
                .map(delivery -> delivery.notification().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private long heap() throws Exception {
        return LiveHeap.of(installation.platform().jobProcesses());
    }

    private void settle(Ends ends) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            TimeUnit.SECONDS.sleep(1);
            boolean settled = !ends.stored().isBefore(ends.evaluated()) && outboxes.areSettled();
            quiet = settled ? quiet + 1 : 0;
            require(deadline, "something is still on its way");
        }
    }

    private static void require(long deadline, String otherwise) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(otherwise + ": see the logs");
        }
    }
}
