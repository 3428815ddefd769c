package dev.syncwatch.window.user;

import dev.syncwatch.window.sequence.SequenceMemory;
import java.util.Arrays;

/**
 * State: all that is kept of one user, as one value; {@link MemoryForm} has its bytes.
 *
 * <p>Users come in any order, and all of them together are larger than any cache of the processor: what an event costs is how often
 * memory has to be waited for before the next address is known. So everything lies in one array, one section behind the other, and is
 * searched from end to end: {@link UserPanes}, then {@link SeenMessages}, then room that is free.
 */
public final class UserMemory {

    /** No timer; any other time may be one, 1970 included. */
    public static final long NO_TIMER = Long.MIN_VALUE;

    private static final int FIRST_ROOM = 16;
    private static final long[] NOTHING = {};

    /** The one timer that is registered, in epoch milliseconds, or {@link #NO_TIMER}. */
    public long timer = NO_TIMER;

    public final SequenceMemory sequences;

    long[] cells = NOTHING;

    /** Where the cells of {@link UserPanes} end and those of {@link SeenMessages} begin. */
    int panesEnd;

    /** Where the cells of {@link SeenMessages} end. */
    int messagesEnd;

    public UserMemory() {
        this(new SequenceMemory());
    }

    private UserMemory(SequenceMemory sequences) {
        this.sequences = sequences;
    }

    public boolean isEmpty() {
        return messagesEnd == 0 && sequences.isEmpty();
    }

    /**
     * Sees to it that so many cells are free. Room is first sought where something can be forgotten: who sends for hours needs no more than
     * for 20 minutes. Call it before places are looked up: it may move them.
     *
     * @param closed every pane before this time has been evaluated
     */
    void makeRoom(int count, long closed) {
        if (messagesEnd + count > cells.length) {
            SeenMessages.forget(this, closed);
            int needed = messagesEnd + count;
            if (needed > cells.length - (cells.length >> 3)) {
                setRoom(Math.max(FIRST_ROOM, needed + (needed >> 2) + 8));
            }
        }
    }

    /** Gives free room back where that is worth a new array. */
    public void trim() {
        if (2 * messagesEnd <= cells.length) {
            setRoom(messagesEnd);
        }
    }

    /** So many cells, free ones included. */
    void setRoom(int count) {
        cells = count == 0 ? NOTHING : Arrays.copyOf(cells, count);
    }

    /** Puts two numbers at a place; what lies there and behind it moves up. The ends of sections are for the caller to move. */
    void insert(int at, long first, long second) {
        System.arraycopy(cells, at, cells, at + 2, messagesEnd - at);
        cells[at] = first;
        cells[at + 1] = second;
        messagesEnd += 2;
    }

    /** Leaves out the cells between two places; the ends of sections before the last are for the caller to move. */
    void remove(int from, int to) {
        System.arraycopy(cells, to, cells, from, messagesEnd - to);
        messagesEnd -= to - from;
    }

    /** One that shares nothing that can change. */
    public UserMemory copy() {
        UserMemory copy = new UserMemory(sequences.copy());
        copy.timer = timer;
        copy.cells = cells.length == 0 ? NOTHING : cells.clone();
        copy.panesEnd = panesEnd;
        copy.messagesEnd = messagesEnd;
        return copy;
    }
}
