package dev.syncwatch.simulate;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of syncs in each step of 10 s, counted by the model as it acts: once each, by the time of their arrival; what was
 * uploaded hours later is in {@link Column#UPLOADED_LATE} alone.
 */
public final class Outcomes {

    /** What is counted. */
    public enum Column {
        STARTED,
        /** Completed with status {@code success}. */
        SUCCEEDED,
        FAILED,
        SKIPPED,
        /** Events that arrived more than 15 min after they occurred. */
        UPLOADED_LATE,
        /** Distinct people with a failure in the 15 min that end with the step. */
        FAILING_USERS_15M,
        /** Distinct people who started a sync, or had one fail, in the 30 min that end with the step. */
        ACTIVE_USERS_30M,
        /** People with the app in front of them at the end of the step. */
        SESSIONS,
        /** People without a valid token at the end of the step. */
        LOGGED_OUT,
        /** People whose queue was stuck at the end of the step. */
        STUCK
    }

    private final long startMillis;
    private final List<String> causes;
    private final Map<Column, int[]> columns;
    private final int[][] failedBy;

    /** Room for so many steps; {@code causes} are the names of incidents. */
    public Outcomes(long startMillis, int steps, List<String> causes) {
        this.startMillis = startMillis;
        this.causes = List.copyOf(causes);
        this.columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            columns.put(column, new int[steps]);
        }
        failedBy = new int[causes.size()][steps];
    }

    private Outcomes(long startMillis, List<String> causes, Map<Column, int[]> columns, int[][] failedBy) {
        this.startMillis = startMillis;
        this.causes = causes;
        this.columns = columns;
        this.failedBy = failedBy;
    }

    public int steps() {
        return columns.get(Column.STARTED).length;
    }

    /** The first moment of that step, from 0. */
    public Instant from(int step) {
        return Instant.ofEpochMilli(startMillis + step * Scenario.STEP_MILLIS);
    }

    /** The first moment after that step. */
    public Instant to(int step) {
        return from(step + 1);
    }

    /** That column by step; not a copy. */
    public int[] column(Column column) {
        return columns.get(column);
    }

    /** The incidents' names, in the order of {@link #failedBy}. */
    public List<String> causes() {
        return causes;
    }

    /** Syncs by step that this incident made fail; not a copy. */
    public int[] failedBy(int cause) {
        return failedBy[cause];
    }

    /** The same with another column in place of one. */
    public Outcomes withColumn(Column column, int[] values) {
        Outcomes other = new Outcomes(startMillis, causes, new EnumMap<>(columns), failedBy);
        other.columns.put(column, values);
        return other;
    }

    /** What came of the syncs of these people and of those others; nobody may be among both. */
    Outcomes plus(Outcomes other) {
        Outcomes sum = new Outcomes(startMillis, steps(), causes);
        columns.forEach((column, counts) -> add(counts, other.column(column), sum.column(column)));
        for (int cause = 0; cause < failedBy.length; cause++) {
            add(failedBy[cause], other.failedBy[cause], sum.failedBy[cause]);
        }
        return sum;
    }

    private static void add(int[] some, int[] others, int[] sums) {
        Arrays.setAll(sums, step -> some[step] + others[step]);
    }

    /** The sum over the trailing steps that end with {@code step}, as many of them as there are. */
    public long trailing(Column column, int step, int steps) {
        long sum = 0;
        int[] values = columns.get(column);
        for (int i = Math.max(0, step - steps + 1); i <= step; i++) {
            sum += values[i];
        }
        return sum;
    }
}
