package dev.syncwatch.window.minute;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.fixture.SyncEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines of an export: a few users who are online, offline for a day or more, or have a wrong clock; copies, and disorder. */
final class RandomDays {

    static final int PARTITIONS = 3;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final String[] USERS = {"ann", "bob", "cem", "dee", "eli", null};
    private static final String[] EVENTS = {"started", "completed", "completed", "failed", "skipped"};

    private final Random random;
    private final long[] newest = new long[PARTITIONS];
    private final List<byte[]> lines = new ArrayList<>();
    private long now = SyncEvents.TEN_O_CLOCK;

    private RandomDays(Random random) {
        this.random = random;
    }

    static List<byte[]> lines(Random random) {
        RandomDays days = new RandomDays(random);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            days.heartbeat(partition);
        }
        for (int line = 0; line < 150; line++) {
            days.pass();
            if (random.nextInt(5) == 0) {
                days.heartbeat(random.nextInt(PARTITIONS));
            } else {
                days.event();
            }
        }
        return days.lines;
    }

    /** Mostly seconds, sometimes hours, and now and then a day. */
    private void pass() {
        now += switch (random.nextInt(30)) {
            case 0 -> DAY + random.nextLong(DAY);
            case 1, 2 -> random.nextLong(120 * MINUTE);
            default -> random.nextLong(20_000);
        };
    }

    private void heartbeat(int partition) {
        line(partition, now, JsonNodeFactory.instance.objectNode().put("event", "syncwatch_heartbeat"));
    }

    private void event() {
        int user = random.nextInt(USERS.length);
        int partition = user % PARTITIONS;
        long arrival = now - (random.nextInt(6) == 0 ? random.nextLong(30_000) : 0);
        String name = EVENTS[random.nextInt(EVENTS.length)];
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("event", "learning_sync_" + name);
        event.put("userId", USERS[user]);
        event.put("timestamp", occurred(arrival, Math.max(newest[partition], arrival)));
        event.put("environment", any("production", "production", "staging", null));
        event.put("platform", any("ios", "android", null));
        event.put("appVersion", any("2.4.0", "2.4.1"));
        event.put("queueDelta", any("1", "-2", "0.1", "many", null));
        event.put("messageId", random.nextInt(4) == 0 ? "m" + random.nextInt(10) : null);
        event.put("status", name.equals("completed") ? any("success", "success", "partial", null) : null);
        event.put("stage", name.equals("failed") ? any("push", "fetch", null) : null);
        event.put("statusCode", name.equals("failed") ? any("503", "401", null) : null);
        line(partition, arrival, event);
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** At the edges of what is stale, too old or in the future, and anywhere between. */
    private long occurred(long arrival, long newestOfPartition) {
        return switch (random.nextInt(12)) {
            case 0 -> arrival - 15 * MINUTE - random.nextInt(2);
            case 1 -> newestOfPartition - DAY - random.nextInt(2);
            case 2 -> arrival - random.nextLong(DAY);
            case 3 -> arrival - random.nextLong(3 * DAY);
            case 4 -> arrival + 5 * MINUTE + random.nextInt(2);
            case 5 -> arrival + random.nextLong(60 * MINUTE);
            default -> arrival - random.nextLong(2 * MINUTE);
        };
    }

    private void line(int partition, long arrival, ObjectNode value) {
        newest[partition] = Math.max(newest[partition], arrival);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.putObject("kafka")
                .put("partition", partition)
                .put("offset", lines.size())
                .put("timestamp", arrival);
        line.set("value", value);
        lines.add(line.toString().getBytes(StandardCharsets.UTF_8));
    }
}
