package dev.syncwatch.detect.absence;

import dev.syncwatch.window.PartialPane;
import java.io.Serializable;

/**
 * What the edges of one absence rule are made from. Times in milliseconds.
 *
 * @param rule           the rule's id, and since when this version of it is measured
 * @param grouping       the index of the rule's grouping in the plan
 * @param successColumn  the column that counts what is expected
 * @param activityColumn the column that counts what shows activity
 */
public record AbsenceWatch(
        String rule, int grouping, int successColumn, int activityColumn, long withinMillis, long gapMillis)
        implements Serializable {

    /** Whether a part of a pane has what is expected in one of the rule's groups. */
    boolean isSuccessful(PartialPane partial) {
        return isCounted(successColumn, partial);
    }

    /** Whether it shows activity there. */
    boolean isActive(PartialPane partial) {
        return isCounted(activityColumn, partial);
    }

    /** What the backend's log says alone has no counts. */
    private boolean isCounted(int column, PartialPane partial) {
        return partial.grouping() == grouping && column < partial.counts().length && partial.counts()[column] > 0;
    }
}
