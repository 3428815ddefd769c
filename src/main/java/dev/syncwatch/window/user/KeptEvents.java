package dev.syncwatch.window.user;

import java.util.Arrays;

/**
 * The events that sequences keep of a user: those that wait until their order is sure, by their time and of equal times in that of their
 * arrival; and the recent ones, each for one sequence, oldest first. An event is known by the place of its first cell, which is good until
 * something is added or left out. Its cells: a tag, the time, words of selected bits, hashes of values that events have to share.
 */
public final class KeptEvents {

    /** Of one that waits what tells its groups; of a recent one the index of its sequence. */
    private static final int TAG = 0;

    private static final int TIME = 1;
    private static final int SELECTED = 2;

    private KeptEvents() {}

    /**
     * Adds an event that waits. Nothing is selected in it yet, and it shares nothing.
     *
     * @param groups by grouping; null for an event that can't complete a sequence
     * @param closed every pane before this time has been evaluated
     * @return its place
     */
    public static int await(UserMemory memory, EventWidth width, long time, String[] groups, long closed) {
        setWidth(memory, width);
        int cells = width.cells();
        memory.makeRoom(cells, closed);
        int at = memory.end;
        while (at > memory.recentEnd && time(memory, at - cells) > time) {
            at -= cells;
        }
        memory.insert(UserMemory.WAITING, at, cells);
        fill(memory, at, groups == null ? 0 : memory.tagOf(groups), time);
        memory.waitsSince = time(memory, memory.recentEnd);
        return at;
    }

    /** Adds a recent event, as {@link #await} does one that waits. */
    public static int addRecent(UserMemory memory, EventWidth width, int sequence, long time, long closed) {
        setWidth(memory, width);
        memory.makeRoom(width.cells(), closed);
        int at = memory.recentEnd;
        memory.insert(UserMemory.RECENT, at, width.cells());
        fill(memory, at, sequence, time);
        return at;
    }

    private static void setWidth(UserMemory memory, EventWidth width) {
        memory.eventWords = width.words();
        memory.eventSames = width.sames();
    }

    static void fill(UserMemory memory, int at, long tag, long time) {
        memory.cells[at + TAG] = tag;
        memory.cells[at + TIME] = time;
        Arrays.fill(memory.cells, at + SELECTED, at + width(memory), 0);
    }

    /** Makes the waiting event that comes so far behind the first one a recent one too; it goes on waiting. */
    public static void remember(UserMemory memory, int sequence, int behind, long closed) {
        int cells = width(memory);
        memory.makeRoom(cells, closed);
        int at = memory.recentEnd;
        memory.insert(UserMemory.RECENT, at, cells);
        System.arraycopy(memory.cells, memory.recentEnd + behind, memory.cells, at, cells);
        memory.cells[at + TAG] = sequence;
    }

    /** Leaves out the first of the events that wait, those in so many cells. */
    public static void dropWaiting(UserMemory memory, int cells) {
        memory.remove(UserMemory.WAITING, memory.recentEnd, memory.recentEnd + cells);
        memory.waitsSince = memory.recentEnd == memory.end ? Long.MAX_VALUE : time(memory, memory.recentEnd);
    }

    /** Leaves out the recent events of a sequence. */
    public static void dropRecent(UserMemory memory, int sequence) {
        int cells = width(memory);
        for (int at = memory.recentEnd - cells; at >= memory.messagesEnd; at -= cells) {
            if (tag(memory, at) == sequence) {
                dropRecentAt(memory, at);
            }
        }
    }

    public static void dropRecentAt(UserMemory memory, int at) {
        memory.remove(UserMemory.RECENT, at, at + width(memory));
    }

    /** Leaves out all. */
    public static void clear(UserMemory memory) {
        memory.remove(UserMemory.RECENT, memory.messagesEnd, memory.recentEnd);
        dropWaiting(memory, memory.end - memory.recentEnd);
    }

    /** How many cells an event has. */
    public static int width(UserMemory memory) {
        return SELECTED + memory.eventWords + memory.eventSames;
    }

    /** The place of the first recent event. */
    public static int firstRecent(UserMemory memory) {
        return memory.messagesEnd;
    }

    /** The place of the first event that waits, which is where the recent ones end. */
    public static int firstWaiting(UserMemory memory) {
        return memory.recentEnd;
    }

    /** Where the events that wait end. */
    public static int end(UserMemory memory) {
        return memory.end;
    }

    /** The sequence for which a recent event is kept. */
    public static int sequence(UserMemory memory, int event) {
        return (int) tag(memory, event);
    }

    static long tag(UserMemory memory, int event) {
        return memory.cells[event + TAG];
    }

    public static long time(UserMemory memory, int event) {
        return memory.cells[event + TIME];
    }

    /** Of an event that waits, by grouping; null if it can't complete a sequence. */
    public static String[] groups(UserMemory memory, int event) {
        return memory.groups((int) tag(memory, event));
    }

    public static long selected(UserMemory memory, int event, int word) {
        return memory.cells[event + SELECTED + word];
    }

    public static void setSelected(UserMemory memory, int event, int word, long bits) {
        memory.cells[event + SELECTED + word] = bits;
    }

    public static long same(UserMemory memory, int event, int field) {
        return memory.cells[event + SELECTED + memory.eventWords + field];
    }

    public static void setSame(UserMemory memory, int event, int field, long hash) {
        memory.cells[event + SELECTED + memory.eventWords + field] = hash;
    }

    /** All words of selected bits, with none set behind them as long as there are fewer than wanted. */
    public static long[] allSelected(UserMemory memory, int event, int wanted) {
        int first = event + SELECTED;
        return Arrays.copyOf(Arrays.copyOfRange(memory.cells, first, first + memory.eventWords), wanted);
    }

    /** All hashes of what is shared, with 0 behind them as long as there are fewer than wanted. */
    public static long[] allSame(UserMemory memory, int event, int wanted) {
        int first = event + SELECTED + memory.eventWords;
        return Arrays.copyOf(Arrays.copyOfRange(memory.cells, first, first + memory.eventSames), wanted);
    }
}
