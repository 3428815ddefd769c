package dev.syncwatch.cli.chaos.notify;

import dev.syncwatch.cli.chaos.installation.Outboxes;
import dev.syncwatch.cli.chaos.part.ChaosProcess;
import dev.syncwatch.cli.chaos.part.ChaosProcess.Program;
import dev.syncwatch.cli.chaos.seen.Board;
import dev.syncwatch.standalone.EmbeddedKafka;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** One scripted hour through a real broker and a real pager process, at stand-ins for PagerDuty and Slack. */
final class Rehearsal {
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    /** As fast as Slack takes messages. */
    private static final Duration UNDISTURBED = Duration.ofSeconds(45);

    private static final int HEAP_MIB = 256;
    private static final Duration HOUR = Duration.ofHours(1);

    /** What was over for 15 min before anybody read of it is not told, and a busy machine may kill each life before it reads. */
    private static final Duration MOST_UNREAD = Duration.ofMinutes(14);

    private static final Duration LONGEST_LIFE = Duration.ofMillis(3500);

    private final Path folder;
    private final Consumer<String> tell;

    /** {@code folder} takes the broker's data, settings and logs; {@code tell} is given lines of progress. */
    Rehearsal(Path folder, Consumer<String> tell) {
        this.folder = folder;
        this.tell = tell;
    }

    /**
     * What was seen in the end.
     *
     * @param secretsSeen how many of the secrets were found in what the process said
     */
    record Result(Board board, int kills, long secretsSeen) {}

    /** Plays {@code hour} while the process dies {@code kills} times, at moments that {@code random} picks. */
    Result play(ScriptedHour hour, int kills, Random random) throws Exception {
        Files.createDirectories(folder);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                PagerDutyStandIn pagerDuty = new PagerDutyStandIn();
                SlackStandIn slack = new SlackStandIn();
                Publisher publisher = new Publisher(createTopics(kafka).bootstrapServers());
                ChaosProcess pager = pager(kafka, pagerDuty, slack)) {
            Outboxes outboxes = new Outboxes(kafka.bootstrapServers());
            Duration unread = Duration.ZERO;
            for (int life = 0; life < kills; life++) {
                pager.start();
                unread = unread.plus(HOUR.dividedBy(kills + 1));
                if (unread.compareTo(MOST_UNREAD) > 0) {
                    awaitCaughtUp(outboxes, pager);
                    unread = HOUR.dividedBy(kills + 1);
                }
                publisher.publish(hour.part(life, kills + 1), live(pager, random));
                pager.kill();
                tell.accept("killed %d of %d".formatted(life + 1, kills));
            }
            pager.start();
            pager.awaitReady();
            publisher.publish(hour.part(kills, kills + 1), kills == 0 ? UNDISTURBED : LONGEST_LIFE);
            awaitSettled(outboxes, pager);
            return new Result(Board.of(pagerDuty, slack), kills, secretsIn(pager.said()));
        }
    }

    /** One life in four ends while the process still starts; gives how long the others have when they are ready. */
    private static Duration live(ChaosProcess pager, Random random) throws Exception {
        Duration life = Duration.ofMillis(random.nextLong(LONGEST_LIFE.toMillis()));
        if (random.nextInt(4) > 0) {
            pager.awaitReady();
        }
        return life;
    }

    private static EmbeddedKafka createTopics(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            new TopicCreation(admin).createMissing(Topics.byDefault(1), List.of(Topic.ALERTS, Topic.PROGRESS));
        }
        return kafka;
    }

    private ChaosProcess pager(EmbeddedKafka kafka, PagerDutyStandIn pagerDuty, SlackStandIn slack) throws IOException {
        Path settings = folder.resolve("detection.yaml");
        Files.writeString(settings, "rules: " + writeRules() + "\n");
        Files.writeString(
                folder.resolve("notification.yaml"),
                "doublesAfter: 5s\nsilences: " + folder.resolve("silences") + "\n");
        List<String> arguments = List.of(
                "--jobs=notification",
                "--kafka=" + kafka.bootstrapServers(),
                "--partitions=1",
                "--settings=" + settings,
                "--data=" + folder.resolve("data"),
                "--pagerduty-url=" + pagerDuty.endpoint(),
                "--slack-url=" + slack.endpoint());
        Map<String, String> secrets =
                Map.of("PAGERDUTY_ROUTING_KEY", PagerDutyStandIn.ROUTING_KEY, "SLACK_BOT_TOKEN", SlackStandIn.TOKEN);
        return new ChaosProcess(Program.run(arguments, secrets, HEAP_MIB), folder.resolve("pager.log"));
    }

    /** A rule that nothing evaluates here, for a file must have one; the channels are what counts. */
    private Path writeRules() throws IOException {
        String rules = """
                version: 1
                service: learning-sync
                rules:
                  - { id: any, kind: threshold, measure: count, window: 1m, above: 0, severity: info, notify: [pagerduty] }
                channels:
                  pagerduty: { kind: pagerduty, routingKey: "${PAGERDUTY_ROUTING_KEY}" }
                  slack-oncall: { kind: slack, token: "${SLACK_BOT_TOKEN}", channel: %s, fallbackFor: pagerduty }
                """.formatted(SlackStandIn.CHANNEL);
        return Files.writeString(folder.resolve("rules.yaml"), rules);
    }

    /** Until every channel has read, and written down that it has, what was published before it started. */
    private static void awaitCaughtUp(Outboxes outboxes, ChaosProcess pager) throws Exception {
        pager.awaitReady();
        long end = outboxes.changes();
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (!outboxes.haveRead(end)) {
            if (System.nanoTime() > deadline || !pager.isAlive()) {
                throw new IllegalStateException("the pager does not catch up: see its log");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Until every channel has read all, and nothing is on its way or in doubt. */
    private static void awaitSettled(Outboxes outboxes, ChaosProcess pager) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        int quiet = 0;
        while (quiet < 5) {
            TimeUnit.SECONDS.sleep(1);
            quiet = outboxes.areSettled() ? quiet + 1 : 0;
            if (System.nanoTime() > deadline || !pager.isAlive()) {
                throw new IllegalStateException("the pager "
                        + (pager.isAlive() ? "has still something to send" : "has ended") + ": see its log");
            }
        }
    }

    private static long secretsIn(String said) {
        return Stream.of(PagerDutyStandIn.ROUTING_KEY, SlackStandIn.TOKEN)
                .filter(said::contains)
                .count();
    }
}
