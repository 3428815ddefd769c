package dev.syncwatch.window.user;

import java.util.Arrays;

/**
 * State: all that is kept of one user, as one value; {@link MemoryForm} has its bytes.
 *
 * <p>Users come in any order, and all of them together are larger than any cache of the processor: what an event costs is how often
 * memory has to be waited for before the next address is known. So everything lies in one array, one section behind the other, and is
 * searched from end to end: {@link UserPanes}, {@link SeenMessages}, the recent and the waiting of {@link KeptEvents}, then room that is
 * free. What grows most often lies last, so that little has to move.
 */
public final class UserMemory {

    /** No visit is planned; any other time may be one, 1970 included. */
    public static final long NO_VISIT = Long.MIN_VALUE;

    /** What a section is called in {@link #insert} and {@link #remove}; in the order in which they lie. */
    static final int PANES = 0;

    static final int MESSAGES = 1;
    static final int RECENT = 2;
    static final int WAITING = 3;

    private static final int FIRST_ROOM = 16;
    private static final long[] NOTHING = {};
    private static final String[][] NO_GROUPS = {};

    /** When the user is to be looked at again ({@link Visits}), in epoch milliseconds, or {@link #NO_VISIT}. */
    public long visit = NO_VISIT;

    /** The time of the first event that waits; {@link Long#MAX_VALUE} while none does. Tells without a look into the array. */
    long waitsSince = Long.MAX_VALUE;

    long[] cells = NOTHING;

    /**
     * Groups of events that wait, by grouping; null or out of date while none does. Nearly always the same for all of them: others are those
     * that are not.
     */
    String[] groups;

    String[][] otherGroups = NO_GROUPS;

    /** Where the cells of each section end, and those of the next begin. */
    int panesEnd;

    int messagesEnd;
    int recentEnd;
    int end;

    /** {@link EventWidth} of the events that are kept. */
    int eventWords;

    int eventSames;

    public boolean isEmpty() {
        return end == 0;
    }

    /** Whether an event from before this time waits. */
    public boolean waitsBefore(long time) {
        return waitsSince < time;
    }

    /**
     * Sees to it that so many cells are free. Room is first sought where something can be forgotten: who sends for hours needs no more than
     * for 20 minutes. Call it before places are looked up: it may move them.
     *
     * @param closed every pane before this time has been evaluated
     */
    void makeRoom(int count, long closed) {
        if (end + count > cells.length) {
            SeenMessages.forget(this, closed);
            int needed = end + count;
            if (needed > cells.length - (cells.length >> 3)) {
                setRoom(Math.max(FIRST_ROOM, needed + (needed >> 2) + 8));
            }
        }
    }

    /** Gives free room back where that is worth a new array. */
    public void trim() {
        if (2 * end <= cells.length) {
            setRoom(end);
        }
        if (recentEnd == end) {
            groups = null;
            otherGroups = NO_GROUPS;
        }
    }

    /** So many cells, free ones included. */
    void setRoom(int count) {
        cells = count == 0 ? NOTHING : Arrays.copyOf(cells, count);
    }

    /** Opens cells of a section at a place; what lies there and behind it moves up. What they hold is left to the caller. */
    void insert(int section, int at, int count) {
        System.arraycopy(cells, at, cells, at + count, end - at);
        moveEnds(section, count);
    }

    /** Leaves out the cells of a section between two places. */
    void remove(int section, int from, int to) {
        System.arraycopy(cells, to, cells, from, end - to);
        moveEnds(section, from - to);
    }

    private void moveEnds(int section, int by) {
        panesEnd += section <= PANES ? by : 0;
        messagesEnd += section <= MESSAGES ? by : 0;
        recentEnd += section <= RECENT ? by : 0;
        end += by;
    }

    /**
     * The tag of an event with these groups that is about to wait; see {@link #groups(int)}. Where none waits, what is known of groups is
     * replaced unseen: it lies elsewhere.
     */
    int tagOf(String[] wanted) {
        if (waitsSince == Long.MAX_VALUE) {
            groups = wanted;
            otherGroups = NO_GROUPS;
        }
        if (groups == wanted || Arrays.equals(groups, wanted)) {
            return 1;
        }
        for (int i = 0; i < otherGroups.length; i++) {
            if (Arrays.equals(otherGroups[i], wanted)) {
                return 2 + i;
            }
        }
        otherGroups = Arrays.copyOf(otherGroups, otherGroups.length + 1);
        otherGroups[otherGroups.length - 1] = wanted;
        return 1 + otherGroups.length;
    }

    /** The groups of an event that waits, by its tag: none for 0. */
    String[] groups(int tag) {
        return switch (tag) {
            case 0 -> null;
            case 1 -> groups;
            default -> otherGroups[tag - 2];
        };
    }

    /** One that shares nothing that can change. */
    public UserMemory copy() {
        UserMemory copy = new UserMemory();
        copy.visit = visit;
        copy.waitsSince = waitsSince;
        copy.cells = cells.length == 0 ? NOTHING : cells.clone();
        copy.groups = groups;
        copy.otherGroups = otherGroups;
        copy.panesEnd = panesEnd;
        copy.messagesEnd = messagesEnd;
        copy.recentEnd = recentEnd;
        copy.end = end;
        copy.eventWords = eventWords;
        copy.eventSames = eventSames;
        return copy;
    }
}
