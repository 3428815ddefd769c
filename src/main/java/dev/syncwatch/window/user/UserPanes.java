package dev.syncwatch.window.user;

import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.Moves;
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

    /** Cells a stand: the place (the group's hash, in the lowest bits the column), the pane. */
    static final int WIDTH = 2;

    private static final long NONE = Long.MIN_VALUE;
    private static final int COLUMN_BITS = 16;

    private UserPanes() {}

    /**
     * Notes that the user was selected in a pane that is still open.
     *
     * @param column  the index in {@link MeasurePlan#userColumns()}, below 65,536
     * @param group   a hash of the group's key
     * @param closed  everything before this time has been evaluated
     */
    public static void select(UserMemory memory, int column, long group, long pane, long closed, Moves moves) {
        long place = group << COLUMN_BITS | column;
        long before = NONE;
        long after = NONE;
        long[] cells = memory.cells;
        for (int i = 0; i < memory.panesEnd; i += WIDTH) {
            if (cells[i] == place) {
                long stand = cells[i + 1];
                if (stand == pane) {
                    return;
                }
                if (stand < pane) {
                    before = Math.max(before, stand);
                } else {
                    after = after == NONE ? stand : Math.min(after, stand);
                }
            }
        }
        move(column, pane, before, after, moves);
        stand(memory, place, pane, before < closed ? before : NONE, closed);
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

    /**
     * Of the closed panes only the newest can be a neighbour again, so the new one takes the cells of one that is older: nothing has to
     * move for a user who is seen again and again.
     */
    private static void stand(UserMemory memory, long place, long pane, long newestClosed, long closed) {
        for (int i = 0; i < memory.panesEnd; i += WIDTH) {
            if (memory.cells[i] == place && memory.cells[i + 1] < newestClosed) {
                memory.cells[i + 1] = pane;
                forgetOlder(memory, i + WIDTH, place, newestClosed);
                return;
            }
        }
        memory.makeRoom(WIDTH, closed);
        append(memory, place, pane);
    }

    private static void forgetOlder(UserMemory memory, int from, long place, long newestClosed) {
        for (int i = memory.panesEnd - WIDTH; i >= from; i -= WIDTH) {
            if (memory.cells[i] == place && memory.cells[i + 1] < newestClosed) {
                remove(memory, i);
            }
        }
    }

    private static void append(UserMemory memory, long place, long pane) {
        int at = memory.panesEnd;
        memory.insert(UserMemory.PANES, at, WIDTH);
        memory.cells[at] = place;
        memory.cells[at + 1] = pane;
    }

    private static void remove(UserMemory memory, int stand) {
        memory.remove(UserMemory.PANES, stand, stand + WIDTH);
    }

    /** Gives each column its new number, and forgets those that have none: {@code −1}. */
    public static void renumber(UserMemory memory, IntUnaryOperator numbers) {
        for (int i = memory.panesEnd - WIDTH; i >= 0; i -= WIDTH) {
            int number = numbers.applyAsInt(column(memory, i));
            if (number < 0) {
                remove(memory, i);
            } else {
                memory.cells[i] = group(memory, i) << COLUMN_BITS | number;
            }
        }
    }

    /** Forgets panes that have left the longest window of their column once event time has reached {@code now}. */
    public static void forget(UserMemory memory, long now, MeasurePlan plan) {
        for (int i = memory.panesEnd - WIDTH; i >= 0; i -= WIDTH) {
            if (forgettableAt(memory, i, plan) < now) {
                remove(memory, i);
            }
        }
    }

    /** The event time behind which all that are known now can be forgotten; {@link Long#MIN_VALUE} for none. */
    public static long forgettableAt(UserMemory memory, MeasurePlan plan) {
        long last = Long.MIN_VALUE;
        for (int i = 0; i < memory.panesEnd; i += WIDTH) {
            last = Math.max(last, forgettableAt(memory, i, plan));
        }
        return last;
    }

    private static long forgettableAt(UserMemory memory, int stand, MeasurePlan plan) {
        return pane(memory, stand)
                + plan.userColumns().get(column(memory, stand)).horizonMillis();
    }

    /** How many panes are remembered. */
    static int count(UserMemory memory) {
        return memory.panesEnd / WIDTH;
    }

    static int column(UserMemory memory, int stand) {
        return (int) memory.cells[stand] & (1 << COLUMN_BITS) - 1;
    }

    /** 48 bits, the highest one as a sign. */
    static long group(UserMemory memory, int stand) {
        return memory.cells[stand] >> COLUMN_BITS;
    }

    static long pane(UserMemory memory, int stand) {
        return memory.cells[stand + 1];
    }

    /** Puts a stand last; there is room. */
    static void append(UserMemory memory, int column, long group, long pane) {
        append(memory, group << COLUMN_BITS | column, pane);
    }
}
