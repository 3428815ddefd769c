package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.window.backend.BackendRow;
import dev.syncwatch.window.sample.Sample;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What one subtask saw of one group in one pane. Partials of a pane add up, in any order and however often a pane was
 * handed over in parts.
 *
 * @param environment the group's environment, by which partials travel
 * @param grouping    the grouping's index in the plan
 * @param group       the group's key
 * @param pane        the pane's start, epoch milliseconds
 * @param counts      by column of the layout; 0 for columns that are no counts
 * @param sums        by column; null for columns that are no sums, or where nothing was added
 * @param moves       packed as {@link Moves} has it, all of this grouping and carried by this pane
 * @param evidence    attempts by what a failure can depend on
 * @param samples     a sample of what failures say, see {@link dev.syncwatch.window.sample.SampleTally}
 * @param backend     what the backend's log says of the environment, whatever the group; none in state that was saved before there
 *                    were logs
 */
public record PartialPane(
        String environment,
        int grouping,
        String group,
        long pane,
        long[] counts,
        BigDecimal[] sums,
        long[] moves,
        EvidenceRow[] evidence,
        Sample[] samples,
        BackendRow[] backend) {

    public PartialPane {
        backend = backend == null ? new BackendRow[0] : backend;
    }

    /** Nothing but what the backend's log says. */
    static PartialPane of(String environment, long pane, BackendRow... backend) {
        return new PartialPane(
                environment,
                MeasurePlan.BY_ENVIRONMENT,
                GroupKey.of(List.of(EventField.ENVIRONMENT), List.of(environment)),
                pane,
                new long[0],
                new BigDecimal[0],
                new long[0],
                new EvidenceRow[0],
                new Sample[0],
                backend);
    }

    /** The same with nothing but counts. */
    public PartialPane countsAlone() {
        return new PartialPane(
                environment,
                grouping,
                group,
                pane,
                counts,
                new BigDecimal[0],
                new long[0],
                new EvidenceRow[0],
                new Sample[0],
                new BackendRow[0]);
    }

    /** Whether any of the group's four events is in it. */
    public boolean hasEvents() {
        return counts.length > 0 && counts[Layout.EVENTS] > 0;
    }

    /** Whether it adds anything to the group's windows. */
    public boolean countsAnything() {
        return hasEvents()
                || Arrays.stream(counts).anyMatch(count -> count > 0)
                || Arrays.stream(sums).anyMatch(Objects::nonNull)
                || moves.length > 0;
    }
}
