package dev.syncwatch.window.minute;

import dev.syncwatch.telemetry.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** State: all that is known of one minute of one environment, and which of its rows have changed since they were told. */
public final class MinuteTotals {

    /** Combinations of each of the two tables that have a row of their own; all later ones are {@code other}. */
    static final int MOST_COMBINATIONS = 1000;

    /** No timer. */
    static final long NO_TIMER = Long.MIN_VALUE;

    /** Between the two values of a combination: no value holds it. */
    private static final char SEPARATOR = '\u001f';

    /** By platform and app version. */
    public Map<String, Sync> syncs = new HashMap<>();
    /** By stage and status code. */
    public Map<String, Failure> failures = new HashMap<>();

    public String environment;
    /** The minute's start, epoch milliseconds. */
    public long minute;
    /** When rows that have changed are told, epoch milliseconds, or {@link #NO_TIMER}. */
    public long tellAt = NO_TIMER;

    /** State: a row of {@code sync_minute}. */
    public static final class Sync {
        public long[] outcomes = new long[Outcome.values().length];
        public long stale;
        public BigDecimal queueDelta = BigDecimal.ZERO;
        public long[] users = new long[0];
        public boolean changed;

        private void add(MinutePart.Row row) {
            for (int i = 0; i < row.outcomes().length; i++) {
                outcomes[i] += row.outcomes()[i];
            }
            stale += row.stale();
            queueDelta = queueDelta.add(row.queueDelta());
            users = UserHashes.union(users, row.users());
            changed = true;
        }
    }

    /** State: a row of {@code failure_minute}. */
    public static final class Failure {
        public long failures;
        public long[] users = new long[0];
        public boolean changed;

        private void add(MinutePart.Row row, long more) {
            failures += more;
            users = UserHashes.union(users, row.failedUsers());
            changed = true;
        }
    }

    /** Nothing yet. */
    static MinuteTotals of(MinutePart part) {
        MinuteTotals totals = new MinuteTotals();
        totals.environment = part.environment();
        totals.minute = part.minute();
        return totals;
    }

    void add(MinutePart part) {
        for (MinutePart.Row row : part.rows()) {
            String release = named(syncs, row.platform() + SEPARATOR + row.appVersion());
            syncs.computeIfAbsent(release, unused -> new Sync()).add(row);
            long failed = failuresOf(row);
            if (failed > 0) {
                String cause = named(failures, row.stage() + SEPARATOR + row.statusCode());
                failures.computeIfAbsent(cause, unused -> new Failure()).add(row, failed);
            }
        }
    }

    private static long failuresOf(MinutePart.Row row) {
        return row.outcomes()[Outcome.FAILED.ordinal()] + row.outcomes()[Outcome.COMPLETED_OTHER.ordinal()];
    }

    private static String named(Map<String, ?> rows, String combination) {
        boolean fits = rows.size() < MOST_COMBINATIONS || rows.containsKey(combination);
        return fits ? combination : MinuteRow.OTHER + SEPARATOR + MinuteRow.OTHER;
    }

    /** Tells each row that has changed since the last time. */
    void tellChanged(Consumer<MinuteRow> out) {
        Instant start = Instant.ofEpochMilli(minute);
        syncs.forEach((release, row) -> {
            if (row.changed) {
                out.accept(new MinuteRow(start, environment, told(release, row), null));
            }
            row.changed = false;
        });
        failures.forEach((cause, row) -> {
            if (row.changed) {
                out.accept(new MinuteRow(start, environment, null, told(cause, row)));
            }
            row.changed = false;
        });
    }

    private static MinuteRow.Sync told(String release, Sync row) {
        int middle = release.indexOf(SEPARATOR);
        return new MinuteRow.Sync(
                release.substring(0, middle),
                release.substring(middle + 1),
                row.outcomes.clone(),
                row.stale,
                row.queueDelta,
                row.users.length);
    }

    private static MinuteRow.Failure told(String cause, Failure row) {
        int middle = cause.indexOf(SEPARATOR);
        return new MinuteRow.Failure(
                cause.substring(0, middle), cause.substring(middle + 1), row.failures, row.users.length);
    }
}
