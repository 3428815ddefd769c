package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.syncwatch.job.StagedRecords.Sent;
import dev.syncwatch.standalone.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The half hour that kept savepoints of the detection job stand in the middle of: one alert of each state, a run without success, half a
 * sequence, a message that comes again, a minute that is corrected. Never change what comes before the savepoint: savepoints hold its
 * offsets, and what was made of it.
 */
final class SavepointStory {
    static final int PARTITIONS = 2;

    /** A T that is evaluated when the savepoint is made, and the last one. */
    static final Instant HALF = Instant.parse("2026-01-05T12:10:20Z");

    static final Instant END = Instant.parse("2026-01-05T12:31:00Z");

    private static final String SKIPPED = "'event':'learning_sync_skipped'";
    private static final String FAILED = "'event':'learning_sync_failed'";
    private static final String STARTED = "'event':'learning_sync_started'";
    private static final String COMPLETED = "'event':'learning_sync_completed','status':'partial'";

    private final List<Sent> records = new ArrayList<>();

    private SavepointStory() {}

    static List<Sent> before() {
        SavepointStory story = new SavepointStory();
        story.tell("12:00:05", "ann", STARTED);
        story.tell("12:01:05", "bob", STARTED);
        story.tell("12:02:00", "cat", FAILED + ",'stage':'push','statusCode':503,'message':'no answer'");
        story.tell("12:02:05", "cat", FAILED + ",'stage':'push','statusCode':503");
        story.tell("12:02:08", "cat", FAILED + ",'stage':'push','statusCode':503");
        story.tell("12:03:00", "dan", FAILED + ",'stage':'fetch','statusCode':401");
        story.tell("12:04:00", "eve", SKIPPED + ",'reason':'offline'");
        story.tell("12:04:01", "eve", SKIPPED + ",'reason':'offline'");
        story.tell("12:04:02", "eve", SKIPPED + ",'reason':'offline'");
        story.tell("12:05:00", "fay", COMPLETED + ",'messageId':'m1'");
        story.tell("12:06:00", "gus", STARTED + ",'timestamp':'2026-01-05T11:00:30Z'");
        story.tell("12:08:00", "ann", STARTED);
        story.tell("12:10:24", "hal", COMPLETED + ",'messageId':'m2'");
        story.beat("12:10:25");
        return story.records;
    }

    static List<Sent> after() {
        SavepointStory story = new SavepointStory();
        story.tell("12:10:26", "fay", COMPLETED + ",'messageId':'m1'");
        story.tell("12:05:30", "ida", COMPLETED + ",'messageId':'late'");
        story.tell("12:11:00", "dan", SKIPPED + ",'reason':'unauthenticated'");
        story.tell("12:11:30", "gus", STARTED + ",'timestamp':'2026-01-05T11:00:40Z'");
        story.tell("12:12:05", "jim", COMPLETED + ",'messageId':'m4'");
        story.beat("12:14:00");
        story.tell("12:15:00", "ann", STARTED);
        story.beat("12:20:00");
        story.tell("12:25:00", "ann", STARTED);
        story.beat("12:28:00");
        story.beat("12:31:02");
        return story.records;
    }

    /** What each alert does after the savepoint: rule, state, T, and the T at which its episode began. */
    static List<String> changes() {
        return List.of(
                "half firing 12:11:10 12:11:10",
                // The third that counts: a duplicate and a late one did not.
                "counted firing 12:12:10 12:12:10",
                "recovering resolved 12:13:10 12:04:10",
                "pending firing 12:16:10 12:16:10",
                "pending resolved 12:21:10 12:16:10",
                "firing resolved 12:22:10 12:02:10",
                "absent firing 12:30:00 12:30:00");
    }

    private void tell(String arrival, String user, String event) {
        String json = "{'userId':'%s','platform':'ios','appVersion':'3.2.0',%s}".formatted(user, event);
        records.add(new Sent(
                Topic.TELEMETRY, 0, millis(arrival), json.replace('\'', '"').getBytes(UTF_8)));
    }

    private void beat(String time) {
        byte[] beat = "{\"event\":\"syncwatch_heartbeat\"}".getBytes(UTF_8);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            records.add(new Sent(Topic.TELEMETRY, partition, millis(time), beat));
            records.add(new Sent(Topic.LOGS, partition, millis(time), beat));
        }
    }

    private static long millis(String time) {
        return Instant.parse("2026-01-05T" + time + "Z").toEpochMilli();
    }
}
