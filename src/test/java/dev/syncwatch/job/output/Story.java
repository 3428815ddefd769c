package dev.syncwatch.job.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.outbox.KafkaOutbox;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.plan.PlanMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records for every topic that the output job reads, and the rows that a batch over all of them has in the end. */
final class Story {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");
    private static final List<String> ENVIRONMENTS = List.of("production", "staging");
    private static final List<String> PLATFORMS = List.of("ios", "android", "");
    private static final int MINUTES = 40;

    private final Map<String, List<ProducerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
    private final Map<String, TreeSet<String>> rows = new LinkedHashMap<>();
    private final Random random;
    private final OutputSettings settings;

    /** What a table is asked for, as lines that can be compared. */
    static final Map<String, String> QUERIES = Map.of(
            "sync_minute",
            "SELECT concat_ws('|', environment, extract(epoch from minute)::bigint, platform, started, succeeded, failed, queue_delta, users) FROM sync_minute",
            "failure_minute",
            "SELECT concat_ws('|', environment, extract(epoch from minute)::bigint, stage, failures, users) FROM failure_minute",
            "window_rate",
            "SELECT concat_ws('|', environment, extract(epoch from window_end)::bigint, attempts, coalesce(failure_rate::text, 'none')) FROM window_rate",
            "alert_change",
            "SELECT concat_ws('|', alert, extract(epoch from at)::bigint, state, change ->> 'state') FROM alert_change",
            "alert",
            "SELECT concat_ws('|', alert, extract(epoch from at)::bigint, state, environment) FROM alert",
            "incident",
            "SELECT concat_ws('|', id, extract(epoch from ends_at)::bigint, severity, open_episodes, cardinality(episodes), users_hit) FROM incident",
            "notification",
            "SELECT concat_ws('|', channel, id, status, attempts) FROM notification",
            "rule_status",
            "SELECT concat_ws('|', alert, extract(epoch from at)::bigint, value) FROM rule_status",
            "silence",
            "SELECT concat_ws('|', id, reason) FROM silence",
            "progress",
            "SELECT extract(epoch from evaluated_to)::bigint::text FROM progress");

    Story(OutputSettings settings, long seed) {
        this.settings = settings;
        this.random = new Random(seed);
        minutes();
        rates();
        alerts();
        statuses();
        silences();
        for (int i = 1; i <= MINUTES; i++) {
            add(topic("progress"), null, "{\"evaluatedTo\":\"%s\"}".formatted(minute(i)));
        }
        row("progress", minute(MINUTES).getEpochSecond());
    }

    /** In the order in which a job would write them, topic by topic. */
    List<ProducerRecord<byte[], byte[]>> inOrder() {
        return records.values().stream().flatMap(List::stream).toList();
    }

    /** Everything twice; changes and silences in their order, all the rest in any. */
    List<ProducerRecord<byte[], byte[]>> doubledAndShuffled() {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        records.forEach((topic, ofTopic) -> {
            List<ProducerRecord<byte[], byte[]>> twice = new ArrayList<>(
                    Stream.concat(ofTopic.stream(), ofTopic.stream()).toList());
            if (!topic.equals(topic("alerts")) && !topic.equals(topic("silences"))) {
                Collections.shuffle(twice, random);
            }
            all.addAll(twice);
        });
        return all;
    }

    /** The rows of each table, as {@link #QUERIES} gives them, sorted. */
    Map<String, TreeSet<String>> rows() {
        return rows;
    }

    private void minutes() {
        for (String environment : ENVIRONMENTS) {
            for (int i = 0; i < MINUTES; i++) {
                for (String platform : PLATFORMS) {
                    minute(environment, minute(i), platform);
                }
                failures(environment, minute(i));
            }
        }
    }

    /** A minute grows, and is told again each time. */
    private void minute(String environment, Instant minute, String platform) {
        long started = 0;
        long succeeded = 0;
        long failed = 0;
        for (int version = 0; version < 4; version++) {
            started += 1 + random.nextInt(9);
            succeeded += random.nextInt(9);
            failed += random.nextInt(3);
            add(topic("minutes"), environment, """
                    {"table":"sync_minute","minute":"%s","environment":"%s","platform":"%s","app_version":"3.2.0","started":%d,\
                    "succeeded":%d,"completed_other":0,"failed":%d,"skipped":0,"queue_delta":%d.5,"users":%d,"stale":0}""".formatted(
                            minute, environment, platform, started, succeeded, failed, started, succeeded));
        }
        row(
                "sync_minute",
                environment,
                minute.getEpochSecond(),
                platform,
                started,
                succeeded,
                failed,
                started + ".5",
                succeeded);
    }

    private void failures(String environment, Instant minute) {
        for (int failures = 1; failures <= 3; failures++) {
            add(topic("minutes"), environment, """
                    {"table":"failure_minute","minute":"%s","environment":"%s","stage":"push","status_code":"503",\
                    "failures":%d,"users":1}""".formatted(minute, environment, failures));
        }
        row("failure_minute", environment, minute.getEpochSecond(), "push", 3, 1);
    }

    private void rates() {
        for (int i = 1; i <= MINUTES; i++) {
            boolean silent = i % 10 == 0;
            add(topic("windows"), "production", """
                    {"window_end":"%s","environment":"production","attempts":%d,"successes":0,"failures":0,"failure_rate":%s,\
                    "active_users":3,"queue_delta":-2,"threshold":0.1}""".formatted(minute(i), i, silent ? "null" : "0.25"));
            row("window_rate", "production", minute(i).getEpochSecond(), i, silent ? "none" : "0.25");
        }
    }

    /** Two episodes of one environment that overlap, a later one, and one of a shadow rule. */
    private void alerts() {
        ChangeJson first = ChangeJson.failureRate();
        ChangeJson second = ChangeJson.absence().with("severity", "warning");
        String later = "failure-rate/environment=production@" + minute(39);
        ChangeJson shadow =
                ChangeJson.failureRate().alert("quiet/environment=production").with("mode", "shadow");
        change(first);
        change(shadow);
        change(second.with("at", minute(10).toString())
                .with("startsAt", minute(10).toString()));
        change(first.then("resolved", minute(12)));
        change(second.then("resolved", minute(20)));
        change(first.then("firing", minute(39))
                .with("episode", later)
                .with("startsAt", minute(39).toString()));
        row("alert", "failure-rate/environment=production", minute(39).getEpochSecond(), "firing", "production");
        row("alert", "success-absence/environment=production", minute(20).getEpochSecond(), "resolved", "production");
        row("alert", "quiet/environment=production", at("10:07:20").getEpochSecond(), "firing", "production");
        String incident = "incident/failure-rate/environment=production@2026-01-05T10:07:20Z";
        row("incident", incident, minute(20).getEpochSecond(), "critical", 0, 2, 19);
        row("incident", "incident/" + later, "critical", 1, 1, 19);
    }

    private void change(ChangeJson change) {
        String json = new String(change.bytes(), UTF_8);
        add(topic("alerts"), "alert", json);
        PublishedChange read = (PublishedChange) new ChangeReader().read(change.bytes());
        String state = read.state().name().toLowerCase(Locale.ROOT);
        row("alert_change", read.alert(), read.at().getEpochSecond(), state, state);
    }

    /** As the channel itself writes them: an outbox has plans and transactions too. */
    void tell(KafkaFixture kafka) {
        PublishedChange change = (PublishedChange)
                new ChangeReader().read(ChangeJson.failureRate().bytes());
        Notification notification = Notifications.of(Action.OPEN, change);
        Delivery planned = Delivery.planned(notification, BEGIN);
        Delivery again = planned.trying(BEGIN).failed(false).trying(BEGIN.plusSeconds(5));
        try (KafkaOutbox outbox = new KafkaOutbox(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), settings.outboxes() + ".pagerduty")) {
            outbox.open();
            outbox.plan(Map.of(), PlanMemory.empty(), List.of(planned));
            outbox.write(again);
            outbox.write(again.delivered(null, 0, BEGIN.plusSeconds(6)));
        }
        row("notification", "pagerduty", notification.id(), "delivered", 2);
    }

    private void statuses() {
        for (int i = 1; i <= MINUTES; i++) {
            add(topic("rule-status"), "failure-rate/environment=production", """
                    {"alert":"failure-rate/environment=production","rule":"failure-rate","kind":"failure-rate",\
                    "environment":"production","group":{"environment":"production"},"at":"%s","severity":"critical",\
                    "mode":"live","state":"inactive","value":%d,"threshold":0.1,"numbers":{"attempts":3}}""".formatted(minute(i), i));
        }
        row(
                "rule_status",
                "failure-rate/environment=production",
                minute(MINUTES).getEpochSecond(),
                MINUTES);
    }

    private void silences() {
        String silence = """
                {"id":"%s","matchers":{"rule":["failure-rate"]},"startsAt":"%s","endsAt":"%s","author":"ann","reason":"%s"}""";
        add(topic("silences"), "s1", silence.formatted("s1", minute(0), minute(9), "load test"));
        add(topic("silences"), "s2", silence.formatted("s2", minute(0), minute(9), "by mistake"));
        add(topic("silences"), null, "{\"maintenanceUntil\":\"" + minute(3) + "\"}");
        add(topic("silences"), "s1", silence.formatted("s1", minute(0), minute(19), "longer"));
        add(topic("silences"), "s2", null);
        row("silence", "s1", "longer");
    }

    private void add(String topic, String key, String value) {
        records.computeIfAbsent(topic, none -> new ArrayList<>())
                .add(new ProducerRecord<>(
                        topic, key == null ? null : key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)));
    }

    private void row(String table, Object... values) {
        rows.computeIfAbsent(table, none -> new TreeSet<>())
                .add(String.join("|", Stream.of(values).map(String::valueOf).toList()));
    }

    private String topic(String settingName) {
        return settings.topics().get(settingName);
    }

    private static Instant minute(int number) {
        return BEGIN.plus(Duration.ofMinutes(number));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-05T" + time + "Z");
    }
}
