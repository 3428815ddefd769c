package dev.syncwatch.window;

import java.io.Serializable;
import java.util.List;

/**
 * What a grouping's panes hold and over which windows they are summed.
 *
 * @param columns   the numbers of a pane; column 0 counts the group's events, whatever they are
 * @param trailings the running sums
 * @param ringPanes the length of the rings: the longest window
 */
public record Layout(Grouping grouping, List<Column> columns, List<Trailing> trailings, int ringPanes)
        implements Serializable {

    /** The column that counts every event of the group. */
    public static final int EVENTS = 0;

    /** Panes that the longest window over this column covers. */
    int horizon(int column) {
        int longest = 1;
        for (Trailing trailing : trailings) {
            if (trailing.column() == column) {
                longest = Math.max(longest, trailing.panes());
            }
        }
        return longest;
    }
}
