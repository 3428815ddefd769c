package dev.syncwatch.window;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * State: in which panes a user was last selected, for each column of distinct users and each group. Makes the moves that
 * keep such a column exact: every user stands once in a ring, in the newest pane that has been evaluated.
 *
 * <p>A move belongs to the partial pane in which the user is selected: +1 there, −1 where the user stood before. An event
 * that comes in between two known panes, out of order, also corrects the later one's −1, which then names the wrong pane.
 */
public final class UserPanes {

    public int[] columns = new int[0];
    public long[] groups = new long[0];
    public long[] panes = new long[0];
    public int size;

    private static final long NONE = Long.MIN_VALUE;

    /** Where the user stands around a pane: the nearest pane before it and after it, or NONE. */
    private record Neighbours(boolean known, long before, long after) {}

    /**
     * Notes that the user was selected in a pane that is still open.
     *
     * @param column  the index in {@link MeasurePlan#userColumns()}
     * @param group   a hash of the group's key
     * @param closed  everything before this time has been evaluated
     */
    void select(int column, long group, long pane, long closed, Moves moves) {
        Neighbours neighbours = neighbours(column, group, pane);
        if (neighbours.known()) {
            return;
        }
        moves.add(column, pane, pane, 1);
        if (neighbours.before() != NONE) {
            moves.add(column, pane, neighbours.before(), -1);
        }
        if (neighbours.after() != NONE) {
            moves.add(column, neighbours.after(), pane, -1);
            if (neighbours.before() != NONE) {
                moves.add(column, neighbours.after(), neighbours.before(), 1);
            }
        }
        forgetOlder(column, group, neighbours.before(), closed);
        insert(column, group, pane);
    }

    private Neighbours neighbours(int column, long group, long pane) {
        long before = NONE;
        long after = NONE;
        for (int i = 0; i < size; i++) {
            if (columns[i] == column && groups[i] == group) {
                if (panes[i] == pane) {
                    return new Neighbours(true, NONE, NONE);
                }
                if (panes[i] < pane) {
                    before = Math.max(before, panes[i]);
                } else {
                    after = after == NONE ? panes[i] : Math.min(after, panes[i]);
                }
            }
        }
        return new Neighbours(false, before, after);
    }

    /** Of the closed panes only the newest can be a neighbour again. */
    private void forgetOlder(int column, long group, long before, long closed) {
        if (before != NONE && before < closed) {
            keep(i -> columns[i] != column || groups[i] != group || panes[i] >= before);
        }
    }

    private void insert(int column, long group, long pane) {
        if (size == columns.length) {
            resize(size + 2 + (size >> 1));
        }
        columns[size] = column;
        groups[size] = group;
        panes[size++] = pane;
    }

    /** Gives each column its new number, and forgets those that have none: {@code −1}. */
    public void renumber(IntUnaryOperator numbers) {
        for (int i = 0; i < size; i++) {
            columns[i] = numbers.applyAsInt(columns[i]);
        }
        keep(i -> columns[i] >= 0);
        resize(size);
    }

    /** Forgets panes that have left the longest window of their column once event time has reached {@code now}. */
    void forget(long now, MeasurePlan plan) {
        keep(i -> panes[i] + plan.userColumns().get(columns[i]).horizonMillis() >= now);
        resize(size);
    }

    /** The first event time behind which a pane can be forgotten; {@link Long#MAX_VALUE} for none. */
    long forgettableAt(MeasurePlan plan) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            first = Math.min(
                    first, panes[i] + plan.userColumns().get(columns[i]).horizonMillis());
        }
        return first;
    }

    private void keep(IntPredicate wanted) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (wanted.test(i)) {
                columns[kept] = columns[i];
                groups[kept] = groups[i];
                panes[kept++] = panes[i];
            }
        }
        size = kept;
    }

    private void resize(int capacity) {
        columns = Arrays.copyOf(columns, capacity);
        groups = Arrays.copyOf(groups, capacity);
        panes = Arrays.copyOf(panes, capacity);
    }

    boolean isEmpty() {
        return size == 0;
    }
}
