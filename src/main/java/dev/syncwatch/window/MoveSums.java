package dev.syncwatch.window;

import java.util.Arrays;

/**
 * The moves that one partial pane carries, added up: how many users more or fewer stand in each pane. So a part is as large as there are
 * panes, however many users move.
 */
final class MoveSums {

    private static final long[] NOTHING = {};

    private final long paneMillis;
    private final int mostPanes;
    /** By {@link MeasurePlan#userColumns()}, null for none; then by how many panes ago, as far as there are moves. */
    private long[][] sums = {};

    /**
     * @param mostPanes a pane as many panes ago has left every window
     */
    MoveSums(long paneMillis, int mostPanes) {
        this.paneMillis = paneMillis;
        this.mostPanes = mostPanes;
    }

    /** A move that a pane carries; it changes that pane or an earlier one. */
    void add(int column, long carrier, long pane, long delta) {
        long ago = (carrier - pane) / paneMillis;
        if (ago < mostPanes) {
            of(column, (int) ago)[(int) ago] += delta;
        }
    }

    private long[] of(int column, int ago) {
        if (column >= sums.length) {
            sums = Arrays.copyOf(sums, column + 1);
        }
        long[] known = sums[column];
        if (known == null || ago >= known.length) {
            int room = Math.min(mostPanes, ago + 1 + (ago >> 1));
            known = known == null ? new long[room] : Arrays.copyOf(known, room);
            sums[column] = known;
        }
        return known;
    }

    /** Packed as {@link Moves} has it; what adds up to nothing is left out. */
    long[] packed(long carrier) {
        long[] packed = new long[Moves.WIDTH * moves()];
        int next = 0;
        for (int column = 0; column < sums.length; column++) {
            long[] ofColumn = ofColumn(column);
            for (int ago = 0; ago < ofColumn.length; ago++) {
                if (ofColumn[ago] != 0) {
                    packed[next++] = column;
                    packed[next++] = carrier;
                    packed[next++] = carrier - ago * paneMillis;
                    packed[next++] = ofColumn[ago];
                }
            }
        }
        return packed;
    }

    private int moves() {
        int moves = 0;
        for (int column = 0; column < sums.length; column++) {
            for (long sum : ofColumn(column)) {
                moves += sum == 0 ? 0 : 1;
            }
        }
        return moves;
    }

    private long[] ofColumn(int column) {
        return sums[column] == null ? NOTHING : sums[column];
    }
}
