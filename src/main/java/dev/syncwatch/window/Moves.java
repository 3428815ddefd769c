package dev.syncwatch.window;

import java.util.Arrays;

/**
 * Changes to columns of distinct users, packed four numbers a move: the index in {@link MeasurePlan#userColumns()}, the
 * partial pane that carries it, the pane that it changes, how many users more or fewer stand there: +1 or −1, or what
 * those of many users add up to.
 */
public final class Moves {

    /** Numbers a move. */
    public static final int WIDTH = 4;

    static final long[] NONE = {};

    private long[] packed = new long[4 * WIDTH];
    private int length;

    public void add(int column, long carrier, long pane, long delta) {
        if (length + WIDTH > packed.length) {
            packed = Arrays.copyOf(packed, 2 * packed.length);
        }
        packed[length++] = column;
        packed[length++] = carrier;
        packed[length++] = pane;
        packed[length++] = delta;
    }

    /** What was added since the last call. */
    public long[] take() {
        if (length == 0) {
            return NONE;
        }
        long[] taken = Arrays.copyOf(packed, length);
        length = 0;
        return taken;
    }
}
