package dev.syncwatch.window.user;

import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.Moves;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * In which panes a user was last selected, for each column of distinct users and each group. Makes the moves that
 * keep such a column exact: every user stands once in a ring, in the newest pane that has been evaluated.
 *
 * <p>A move belongs to the partial pane in which the user is selected: +1 there, −1 where the user stood before. An event
 * that comes in between two known panes, out of order, also corrects the later one's −1, which then names the wrong pane.
 *
 * <p>A group is known by 48 bits of a hash: two groups of one user in one column are taken for one with a probability of {@code 1 / 2^48}.
 */
public final class UserPanes {

    private static final long NONE = Long.MIN_VALUE;
    private static final int COLUMN_BITS = 16;
    private static final long[] NOTHING = {};
    private static final int ROOM = 2;

    /** Of each stand the place (the group's hash, in the lowest bits the column) and the pane; twice {@link #size} numbers are in use. */
    private long[] stands = NOTHING;

    private int size;

    /**
     * Notes that the user was selected in a pane that is still open.
     *
     * @param column  the index in {@link MeasurePlan#userColumns()}, below 65,536
     * @param group   a hash of the group's key
     * @param closed  everything before this time has been evaluated
     */
    public void select(int column, long group, long pane, long closed, Moves moves) {
        long place = group << COLUMN_BITS | column;
        long before = NONE;
        long after = NONE;
        for (int i = 0; i < size; i++) {
            if (place(i) == place) {
                if (pane(i) == pane) {
                    return;
                }
                if (pane(i) < pane) {
                    before = Math.max(before, pane(i));
                } else {
                    after = after == NONE ? pane(i) : Math.min(after, pane(i));
                }
            }
        }
        move(column, pane, before, after, moves);
        if (before != NONE && before < closed) {
            forgetOlder(place, before);
        }
        insert(place, pane);
    }

    /** From the nearest pane before it, and before the nearest after it, where there are such. */
    private static void move(int column, long pane, long before, long after, Moves moves) {
        moves.add(column, pane, pane, 1);
        if (before != NONE) {
            moves.add(column, pane, before, -1);
        }
        if (after != NONE) {
            moves.add(column, after, pane, -1);
            if (before != NONE) {
                moves.add(column, after, before, 1);
            }
        }
    }

    /** Of the closed panes only the newest can be a neighbour again. */
    private void forgetOlder(long place, long before) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (place(i) != place || pane(i) >= before) {
                put(kept++, place(i), pane(i));
            }
        }
        size = kept;
    }

    private void insert(long place, long pane) {
        if (2 * size == stands.length) {
            reserve(size + ROOM + (size >> 1));
        }
        put(size++, place, pane);
    }

    private void put(int stand, long place, long pane) {
        stands[2 * stand] = place;
        stands[2 * stand + 1] = pane;
    }

    /** Gives each column its new number, and forgets those that have none: {@code −1}. */
    public void renumber(IntUnaryOperator numbers) {
        keep(i -> numbers.applyAsInt(column(i)) >= 0);
        for (int i = 0; i < size; i++) {
            put(i, group(i) << COLUMN_BITS | numbers.applyAsInt(column(i)), pane(i));
        }
    }

    /** Forgets panes that have left the longest window of their column once event time has reached {@code now}. */
    public void forget(long now, MeasurePlan plan) {
        keep(i -> forgettableAt(i, plan) >= now);
    }

    /** The first event time behind which a pane can be forgotten; {@link Long#MAX_VALUE} for none. */
    public long forgettableAt(MeasurePlan plan) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            first = Math.min(first, forgettableAt(i, plan));
        }
        return first;
    }

    private long forgettableAt(int stand, MeasurePlan plan) {
        return pane(stand) + plan.userColumns().get(column(stand)).horizonMillis();
    }

    private void keep(IntPredicate wanted) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (wanted.test(i)) {
                put(kept++, place(i), pane(i));
            }
        }
        size = kept;
        reserve(size);
    }

    public boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    private long place(int stand) {
        return stands[2 * stand];
    }

    int column(int stand) {
        return (int) place(stand) & 0xFFFF;
    }

    /** 48 bits, the highest one as a sign. */
    long group(int stand) {
        return place(stand) >> COLUMN_BITS;
    }

    long pane(int stand) {
        return stands[2 * stand + 1];
    }

    void append(int column, long group, long pane) {
        insert(group << COLUMN_BITS | column, pane);
    }

    /** Makes room for so many stands in all. */
    void reserve(int room) {
        stands = room == 0 ? NOTHING : Arrays.copyOf(stands, 2 * room);
    }

    UserPanes copy() {
        UserPanes copy = new UserPanes();
        copy.stands = Arrays.copyOf(stands, stands.length);
        copy.size = size;
        return copy;
    }
}
