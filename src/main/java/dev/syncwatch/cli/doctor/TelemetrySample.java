package dev.syncwatch.cli.doctor;

import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the last records of telemetry show: how far out of order, how long on their way, and whether heartbeats come. */
final class TelemetrySample {
    private static final double TO_BE_IN_TIME = 0.999;
    private static final double MOST_LATE = 0.001;
    private static final double MOST_STALE = 0.05;
    private static final Duration HEARTBEAT_AGE = Duration.ofSeconds(10);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private final int partitions;
    private final Map<Integer, Long> newest = new HashMap<>();
    private final Map<Integer, Long> heartbeats = new HashMap<>();
    private final List<Long> behindMillis = new ArrayList<>();
    private final List<Long> delayMillis = new ArrayList<>();
    private long dead;
    private long stale;

    TelemetrySample(int partitions) {
        this.partitions = partitions;
    }

    /** One event after the other, each partition's in its own order. */
    void add(Telemetry telemetry) {
        switch (telemetry.kind()) {
            case EVENT -> event(telemetry.partition(), telemetry.event());
            case HEARTBEAT -> {
                heartbeats.merge(telemetry.partition(), telemetry.eventTime(), Math::max);
                newest.merge(telemetry.partition(), telemetry.eventTime(), Math::max);
            }
            case DEAD -> dead++;
            case IGNORED, END_OF_INPUT -> {
                // They move no time.
            }
        }
    }

    private void event(int partition, SyncEvent event) {
        long newestBefore = newest.getOrDefault(partition, event.eventTime());
        behindMillis.add(Math.max(0, newestBefore - event.eventTime()));
        delayMillis.add(Math.max(0, event.eventTime() - event.occurredAt()));
        stale += event.stale() ? 1 : 0;
        newest.merge(partition, event.eventTime(), Math::max);
    }

    /** The checks, against the job's {@code outOfOrderness} and the time of this machine. */
    List<Check> checks(Duration outOfOrderness, Instant now) {
        List<Check> checks = new ArrayList<>();
        checks.add(readable());
        if (!behindMillis.isEmpty()) {
            checks.add(disorder(outOfOrderness));
            checks.add(delay());
        }
        checks.add(heartbeats(now));
        if (!heartbeats.isEmpty()) {
            checks.add(brokerClock(now));
        }
        return checks;
    }

    private Check readable() {
        long events = behindMillis.size();
        if (events + dead == 0) {
            return Check.warn(
                    "events", "no sync event among the last records", "README, \"How telemetry gets in\", has recipes");
        }
        String found = "%d sync events and %d that can't be read among the last records".formatted(events, dead);
        return dead == 0
                ? Check.ok("events", found)
                : Check.warn("events", found, "the topic of dead letters has each with its reason");
    }

    private Check disorder(Duration outOfOrderness) {
        long late = behindMillis.stream()
                .filter(behind -> behind > outOfOrderness.toMillis())
                .count();
        String found = "99.9 %% are at most %s behind their partition; %d of %d later than outOfOrderness %s"
                .formatted(
                        text(share(behindMillis, TO_BE_IN_TIME)),
                        late,
                        behindMillis.size(),
                        text(outOfOrderness.toMillis()));
        if (late <= MOST_LATE * behindMillis.size()) {
            return Check.ok("disorder", found);
        }
        long seconds = (share(behindMillis, TO_BE_IN_TIME) + 999) / 1000;
        return Check.warn(
                "disorder",
                found,
                "set `outOfOrderness: " + seconds + "s` in the job's settings; pages come that much later");
    }

    private Check delay() {
        String found = "from phone to topic: half within %s, 99 %% within %s; %d of %d stale (over 15 min)"
                .formatted(text(share(delayMillis, 0.5)), text(share(delayMillis, 0.99)), stale, delayMillis.size());
        return stale <= MOST_STALE * delayMillis.size()
                ? Check.ok("delay", found)
                : Check.warn("delay", found, "stale events take no part in rules: is a collector draining a queue?");
    }

    private Check heartbeats(Instant now) {
        long fresh = heartbeats.values().stream()
                .filter(at -> !Instant.ofEpochMilli(at).isBefore(now.minus(HEARTBEAT_AGE)))
                .count();
        String found = "in %d of %d partitions within the last 10 s".formatted(fresh, partitions);
        return fresh == partitions
                ? Check.ok("heartbeats", found)
                : Check.warn("heartbeats", found, "`syncwatch run` writes them; without them time does not go on");
    }

    private Check brokerClock(Instant now) {
        long newestAt =
                heartbeats.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        long aheadMillis = newestAt - now.toEpochMilli();
        return aheadMillis <= CLOCK_TOLERANCE.toMillis()
                ? Check.ok("clock of the broker", "not ahead of ours")
                : Check.warn(
                        "clock of the broker",
                        text(aheadMillis) + " ahead of ours",
                        "run NTP on both; phones' times are judged by the broker's");
    }

    private static long share(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static String text(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000 ? (millis + 500) / 1000 + " s" : (millis + 30_000) / 60_000 + " min";
    }
}
