package dev.syncwatch.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens in a random case: users of a few environments, each of which is healthy, failing or silent by turns. */
final class RandomStream {
    static final long START = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

    private enum Phase {
        HEALTHY(1),
        FAILING(1),
        FLAKY(1),
        STARTING(1),
        TOKENS_EXPIRED(0.7),
        QUEUE_STUCK(0.7),
        TRICKLE(0.12),
        SILENT(0);

        private final double rate;

        Phase(double rate) {
            this.rate = rate;
        }
    }

    /** @param environment null where the user's events do not tell theirs, which makes it production */
    private record User(String idField, Object id, String environment, String platform, String appVersion, int home) {}

    private final Dice dice;
    private final long paneMillis;
    private final long outOfOrdernessMillis;
    private final boolean manyGroups;
    private final int panes;
    private final int leapAfter;
    private final long leapMillis;
    private final List<Integer> partitions;
    private final List<Draft> drafts = new ArrayList<>();
    private int messages;

    RandomStream(Dice dice, long paneMillis, long outOfOrdernessMillis, boolean manyGroups) {
        this.dice = dice;
        this.paneMillis = paneMillis;
        this.outOfOrdernessMillis = outOfOrdernessMillis;
        this.manyGroups = manyGroups;
        this.panes = manyGroups ? 60 : dice.between(80, 260);
        this.leapAfter = dice.between(0, panes);
        // Far enough that a second copy is no duplicate even where panes are short.
        this.leapMillis = !manyGroups && dice.chance(0.1) ? 600_000 / paneMillis * paneMillis : 0;
        this.partitions = dice.pick(
                List.of(Decoded.UNWRAPPED),
                List.of(0),
                List.of(0, 1),
                List.of(0, 1, 2),
                List.of(Decoded.UNWRAPPED, 0, 5));
    }

    /** In no particular order. */
    List<Draft> drafts() {
        List<String> environments = Arrays.asList("production", "staging", "qa/eu=1,50%@x", null);
        int count = dice.between(1, 3);
        double perPane = (manyGroups ? 900.0 : dice.between(80, 260)) / panes / count;
        for (int number = 0; number < count; number++) {
            environment(environments.get((number + dice.pick(0, 0, 3)) % environments.size()), perPane);
        }
        heartbeats(dice.pick(0.0, 0.05, 0.3), dice.pick(0, 0, 5, 30));
        return drafts;
    }

    private void environment(String environment, double perPane) {
        List<User> users = users(environment);
        Phase phase = Phase.HEALTHY;
        int until = dice.between(0, 15);
        for (int pane = 0; pane < panes; pane++) {
            if (pane == until) {
                phase = dice.pick(Phase.values());
                until += dice.between(3, dice.pick(10, 30));
            }
            double expected = perPane * phase.rate;
            int attempts = (int) expected + (dice.chance(expected % 1) ? 1 : 0);
            for (int attempt = 0; attempt < attempts; attempt++) {
                attempt(dice.pick(users), phase, moment(pane));
            }
        }
    }

    private List<User> users(String environment) {
        List<User> users = new ArrayList<>();
        int count = dice.between(2, 9);
        for (int number = 0; number < count; number++) {
            String idField = dice.chance(0.15) ? "anonymousId" : "userId";
            String platform = dice.pick("iOS", "ios", "android", null);
            String appVersion = dice.pick("1.0.0", "2.1", "2.1", "é\uD83D\uDE00".repeat(dice.between(30, 35)), null);
            Object id = dice.chance(0.1) ? messages + number : environment + "-" + number;
            users.add(new User(idField, id, environment, platform, appVersion, dice.pick(partitions)));
        }
        return users;
    }

    /** Often exactly a pane's start or its last millisecond. */
    private long moment(int pane) {
        long start = START + pane * paneMillis + (pane > leapAfter ? leapMillis : 0);
        return start + dice.pick(0L, paneMillis - 1, dice.upTo(paneMillis - 1), dice.upTo(paneMillis - 1));
    }

    private void attempt(User user, Phase phase, long time) {
        switch (phase) {
            case TOKENS_EXPIRED -> tokenExpired(user, time);
            case QUEUE_STUCK -> queueStuck(user, time);
            case STARTING -> {
                start(user, time, dice.between(0, 3));
                if (dice.chance(0.2)) {
                    fail(user, soonAfter(time), "persist", null);
                }
            }
            default -> sync(user, phase, time);
        }
    }

    private void sync(User user, Phase phase, long time) {
        double failing = phase == Phase.FAILING ? 0.8 : phase == Phase.FLAKY ? 0.3 : 0.03;
        if (dice.chance(0.6)) {
            start(user, time, dice.between(0, 3));
        }
        long end = soonAfter(time);
        if (dice.chance(failing)) {
            fail(user, end, "push", dice.pick(500, 503, "503", 429));
        } else if (dice.chance(0.05)) {
            add(event(user, "learning_sync_skipped", end).with("reason", dice.pick("offline", "disabled")));
        } else {
            add(event(user, "learning_sync_completed", end)
                    .with("status", dice.pick("success", "success", "success", "success", "success", "partial"))
                    .with("durationMs", dice.between(0, 3))
                    .with("queueDelta", dice.pick(-2, -1, 0, 0, "0.5", "n/a", true)));
        }
    }

    private void tokenExpired(User user, long time) {
        fail(user, time, "fetch", dice.pick(401, "401", 401.0));
        long next = time;
        for (int skip = dice.between(1, 3); skip > 0; skip--) {
            next = soonAfter(next);
            add(event(user, "learning_sync_skipped", next).with("reason", "unauthenticated"));
        }
    }

    private void queueStuck(User user, long time) {
        int dirty = dice.between(0, 4);
        long next = time;
        for (int start = dice.between(1, 4); start > 0; start--) {
            start(user, next, dice.chance(0.9) ? dirty : dirty + 1);
            next = soonAfter(next);
        }
    }

    private void start(User user, long time, int dirty) {
        Object spelt = dice.pick(dirty, Integer.toString(dirty), dirty + ".0");
        add(event(user, "learning_sync_started", time).with("dirtyCount", spelt));
    }

    private void fail(User user, long time, String stage, Object statusCode) {
        add(event(user, "learning_sync_failed", time)
                .with("stage", stage)
                .with("statusCode", statusCode)
                .with("message", dice.pick("AsyncStorage failed", "", null))
                .with("queueDelta", dice.pick(1, 2, 0.25, 3, null)));
    }

    private long soonAfter(long time) {
        return time + dice.pick(0L, 1L, paneMillis, dice.upTo(2 * paneMillis));
    }

    private Draft event(User user, String name, long time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", name);
        boolean known = !dice.chance(0.05);
        if (known) {
            fields.put(user.idField, user.id);
        }
        if (dice.chance(0.8)) {
            fields.put("messageId", "m" + messages++);
        }
        fields.put("environment", user.environment);
        fields.put("platform", user.platform);
        fields.put("appVersion", manyGroups ? "1." + dice.between(0, 620) : user.appVersion);
        fields.put("sessionId", user.id + "-s");
        fields.put("trigger", dice.pick("scheduled", "login", "manual", null));
        int partition = known ? user.home : dice.pick(partitions);
        return new Draft(partition, time, time + dice.upTo(outOfOrdernessMillis), occurred(time), fields);
    }

    /** Mostly at once; else about where an event becomes stale, or where a clock is ahead beyond belief. */
    private long occurred(long time) {
        if (dice.chance(0.9)) {
            return time - dice.pick(0L, 0L, 1_500L);
        }
        return dice.pick(
                time - 900_000, time - 900_001, time - 7_200_000, time + 300_000, time + 300_001, time + 86_400_000);
    }

    private void heartbeats(double perPane, int after) {
        for (int partition : partitions) {
            for (int pane = 0; pane < panes + after; pane++) {
                if (dice.chance(perPane) || after > 0 && pane == panes + after - 1) {
                    long time = moment(pane);
                    Map<String, Object> fields = Map.of("event", "syncwatch_heartbeat");
                    add(new Draft(partition, time, time + dice.upTo(outOfOrdernessMillis), time, fields));
                }
            }
        }
    }

    private void add(Draft draft) {
        drafts.add(draft);
    }
}
