package dev.syncwatch.cli.chaos.day;

import dev.syncwatch.cli.chaos.installation.Installation;
import dev.syncwatch.cli.chaos.installation.Outboxes;
import dev.syncwatch.cli.chaos.installation.Victim;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.cli.chaos.reach.Ends;
import dev.syncwatch.cli.chaos.reach.JobsWatch;
import dev.syncwatch.cli.chaos.reach.Reach;
import dev.syncwatch.cli.chaos.seen.Board;
import dev.syncwatch.cli.chaos.seen.ChangeLog;
import dev.syncwatch.cli.chaos.seen.Ledger;
import dev.syncwatch.cli.chaos.seen.Seen;
import dev.syncwatch.cli.chaos.seen.TableRows;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.simulate.feed.FeedTopics;
import dev.syncwatch.simulate.feed.KafkaFeed;
import dev.syncwatch.simulate.feed.Pace;
import dev.syncwatch.simulate.feed.Speed;
import dev.syncwatch.standalone.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** One day of a world, watched by an installation whose parts are taken away as a plan has it. Use once. */
public final class Day {
    private static final Duration STUCK_AFTER = Duration.ofMinutes(4);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(6);
    /** Whole minutes are counted once a later one has begun. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(300);
    private static final int QUIET_LOOKS = 5;

    private final Installation installation;
    private final Course course;
    private final Consumer<String> tell;
    private final Outboxes outboxes;
    private final Deque<Blow> ahead;
    private final List<Wound> open = new ArrayList<>();
    private final List<Healed> healed = new ArrayList<>();
    private final Gate gate;
    private boolean read;
    private Instant evaluated = Instant.MIN;
    private final long begun = System.nanoTime();
    private long lastStep = begun;
    private long askedAt = begun;

    /**
     * What happens.
     *
     * @param seed  of the world
     * @param speed of the world, at most
     * @param blows in order of time
     */
    public record Course(Scenario scenario, long seed, Speed speed, List<Blow> blows) {}

    /**
     * A blow that was got over.
     *
     * @param took until jobs ran and all that had come in was evaluated, stored and told
     */
    public record Healed(Victim victim, boolean killed, Duration took) {}

    /** What there was to see in the end, and what it took. */
    public record End(Seen seen, List<Healed> healed, Duration took) {}

    /** {@code installation} runs; {@code tell} is given lines of progress. */
    public Day(Installation installation, Course course, Consumer<String> tell) {
        this.installation = installation;
        this.course = course;
        this.tell = tell;
        outboxes = new Outboxes(installation.platform().brokers());
        ahead = new ArrayDeque<>(course.blows());
        gate = new Gate(course.scenario().start());
    }

    /**
     * Lets it pass to its end, and until nothing is on its way any more.
     *
     * @throws IllegalStateException if something does not come back, or never settles
     */
    public End play() throws Exception {
        Instant end = Instant.ofEpochMilli(course.scenario().endMillis())
                .plus(AFTERWARDS)
                .minusSeconds(10);
        try (Ends ends = new Ends(
                        installation.platform().brokers(),
                        installation.platform().database());
                JobsWatch jobs = new JobsWatch(installation.platform()::runsJobs);
                KafkaFeed feed = feed()) {
            while (!feed.isDone() || !open.isEmpty() || ends.evaluated().isBefore(end)) {
                feed.await(Duration.ofMillis(30));
                look(ends, feed.position());
                if (!open.isEmpty()) {
                    tend(new Reach(evaluated, ends.stored(), read, jobs.ranAt()));
                }
            }
            settle(ends);
        }
        return new End(seen(), healed, Duration.ofNanos(System.nanoTime() - begun));
    }

    private KafkaFeed feed() {
        FeedTopics topics = new FeedTopics(
                Topic.TELEMETRY.defaultName(), Topic.LOGS.defaultName(), Topic.REMOTE_CONFIG.defaultName());
        return KafkaFeed.start(
                Simulation.of(course.scenario(), course.seed()),
                topics,
                Map.of("bootstrap.servers", installation.platform().brokers()),
                new Pace(course.speed(), gate::limit, AFTERWARDS));
    }

    private void look(Ends ends, Instant position) throws Exception {
        Instant now = ends.evaluated();
        if (now.isAfter(evaluated)) {
            evaluated = now;
            lastStep = System.nanoTime();
            gate.evaluatedTo(now);
        } else if (System.nanoTime() - lastStep > STUCK_AFTER.toNanos()) {
            throw new IllegalStateException(
                    "nothing has been evaluated after %s for 4 min; open: %s".formatted(now, open));
        }
        askWhetherRead();
        while (!ahead.isEmpty() && !ahead.peek().at().isAfter(position)) {
            strike(ahead.poll(), position);
        }
    }

    private void strike(Blow blow, Instant position) throws Exception {
        List<Part> candidates = installation.parts().get(blow.victim());
        Wound wound = new Wound(blow, candidates.get(blow.which() % candidates.size()), position);
        open.add(wound);
        wound.strike();
        say(wound.toString());
    }

    private void tend(Reach reach) throws Exception {
        for (Wound wound : open) {
            wound.tend();
        }
        for (Wound wound : List.copyOf(open)) {
            if (wound.isHealed(reach)) {
                open.remove(wound);
                healed.add(new Healed(wound.victim(), wound.wasKilled(), wound.age()));
                say("  over after %.1f s: %s".formatted(wound.age().toMillis() / 1000.0, wound));
            } else if (wound.age().compareTo(STUCK_AFTER) > 0) {
                throw new IllegalStateException("not over after 4 min: " + wound);
            }
        }
    }

    /** Asks now and then; whatever was evaluated before it was asked has been read then. */
    private void askWhetherRead() throws Exception {
        if (System.nanoTime() - askedAt > BETWEEN_QUESTIONS.toNanos()) {
            Instant then = evaluated;
            read = isRead();
            if (read && then.isAfter(course.scenario().start())) {
                gate.readUpTo(then);
            }
            askedAt = System.nanoTime();
        }
    }

    private boolean isRead() throws Exception {
        if (!installation.parts().get(Victim.PAGER).get(0).isReady()) {
            return false;
        }
        try {
            return outboxes.haveRead(outboxes.changes());
        } catch (KafkaException | ExecutionException away) {
            return false;
        }
    }

    private void say(String what) {
        tell.accept("%7.1f s  %s".formatted((System.nanoTime() - begun) / 1e9, what));
    }

    private void settle(Ends ends) throws InterruptedException {
        say("the day is over; waiting for what is still on its way");
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            TimeUnit.SECONDS.sleep(1);
            boolean settled = !ends.stored().isBefore(ends.evaluated()) && outboxes.areSettled();
            quiet = settled ? quiet + 1 : 0;
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("something is still on its way: see the logs");
            }
        }
    }

    private Seen seen() throws Exception {
        return new Seen(
                ChangeLog.read(installation.platform().brokers()),
                TableRows.read(installation.platform().database()),
                Ledger.of(installation.pagerDuty()),
                Board.of(installation.pagerDuty(), installation.slack()));
    }
}
