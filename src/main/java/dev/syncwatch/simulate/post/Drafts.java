package dev.syncwatch.simulate.post;

import dev.syncwatch.simulate.wire.Draft;
import java.util.Arrays;

/** Drafts side by side, of which those of one second can be put in order. */
public final class Drafts {
    private static final int FEW = 8;

    /** Bits for a draft's place below those for its time. */
    private static final int PLACE_BITS = 32;

    private final Draft view = new Draft();
    private long[] numbers = new long[FEW * Draft.SIZE];
    private int end;

    /** Where drafts begin, each with its time above it: in the order of {@link #sort}. */
    private long[] order = {};

    /** Adds a copy. */
    void add(Draft draft) {
        room(Draft.SIZE);
        draft.copyTo(numbers, end);
        end += Draft.SIZE;
    }

    void addAll(Drafts others) {
        room(others.end);
        System.arraycopy(others.numbers, 0, numbers, end, others.end);
        end += others.end;
    }

    private void room(int more) {
        if (end + more > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(2 * end, end + more));
        }
    }

    public void clear() {
        end = 0;
    }

    public int size() {
        return end / Draft.SIZE;
    }

    /** Puts them in order, if all arrive within hours: of arrival first, then as {@link Draft#isCausedBefore} has it. */
    public void sort() {
        if (order.length < size()) {
            order = new long[2 * size()];
        }
        long first = end == 0 ? 0 : Draft.arrival(numbers, 0);
        for (int i = 0; i < size(); i++) {
            int at = i * Draft.SIZE;
            order[i] = Draft.arrival(numbers, at) - first << PLACE_BITS | at;
        }
        Arrays.sort(order, 0, size());
        sortThoseOfAMoment();
    }

    /** There are few in each millisecond. */
    private void sortThoseOfAMoment() {
        for (int i = 1; i < size(); i++) {
            long moving = order[i];
            int place = i;
            while (place > 0 && isBefore(moving, order[place - 1])) {
                order[place] = order[--place];
            }
            order[place] = moving;
        }
    }

    private boolean isBefore(long draft, long other) {
        return draft >> PLACE_BITS == other >> PLACE_BITS && Draft.isCausedBefore(numbers, (int) draft, (int) other);
    }

    /** The draft at that place of the order, from 0; the same view again and again. */
    public Draft get(int place) {
        return view.moveTo(numbers, (int) order[place]);
    }
}
