package dev.syncwatch.window;

import dev.syncwatch.window.sample.Sample;
import java.math.BigDecimal;

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
        Sample[] samples) {}
