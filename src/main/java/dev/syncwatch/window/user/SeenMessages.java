package dev.syncwatch.window.user;

/**
 * The messages that a user sent lately, as 64-bit hashes of their ids with the event time of each copy that was no duplicate itself, in the
 * order in which they came. Two numbers a copy, searched from end to end: a phone in a retry loop of thousands costs microseconds.
 *
 * <p>With {@code n} messages remembered, an event is taken for a duplicate that is none with a probability of {@code n / 2^64}: at 24
 * messages and 10,000 events a second once in two million years.
 */
public final class SeenMessages {

    /** A copy this near in event time, either way, makes an event a duplicate: 10 minutes, in milliseconds. */
    public static final long DUPLICATE_WITHIN_MILLIS = 10 * 60_000L;

    /**
     * How long a message decides behind the watermark: a late copy may lie 10 minutes behind an event that is still to
     * come, and what it is a duplicate of, 10 more.
     */
    public static final long REMEMBERED_MILLIS = 2 * DUPLICATE_WITHIN_MILLIS;

    /** Cells a copy: id, time. */
    static final int WIDTH = 2;

    private SeenMessages() {}

    /**
     * Whether this is a duplicate; if it is none, it is remembered.
     *
     * @param closed what is older than {@link #REMEMBERED_MILLIS} before this decides nothing, whether it was forgotten or not
     */
    public static boolean isDuplicate(UserMemory memory, long id, long time, long closed) {
        long[] cells = memory.cells;
        for (int i = memory.panesEnd; i < memory.messagesEnd; i += WIDTH) {
            if (cells[i] == id && isNear(cells[i + 1], time) && decides(cells[i + 1], closed)) {
                return true;
            }
        }
        memory.makeRoom(WIDTH, closed);
        append(memory, id, time);
        return false;
    }

    private static boolean isNear(long copy, long time) {
        return Math.abs(copy - time) <= DUPLICATE_WITHIN_MILLIS;
    }

    private static boolean decides(long copy, long now) {
        return copy + REMEMBERED_MILLIS >= now;
    }

    /** Puts a copy last; there is room. */
    static void append(UserMemory memory, long id, long time) {
        int at = memory.messagesEnd;
        memory.insert(UserMemory.MESSAGES, at, WIDTH);
        memory.cells[at] = id;
        memory.cells[at + 1] = time;
    }

    /** Forgets what can't decide any more once event time has reached {@code now}. */
    public static void forget(UserMemory memory, long now) {
        long[] cells = memory.cells;
        int kept = memory.panesEnd;
        for (int i = kept; i < memory.messagesEnd; i += WIDTH) {
            if (decides(cells[i + 1], now)) {
                cells[kept] = cells[i];
                cells[kept + 1] = cells[i + 1];
                kept += WIDTH;
            }
        }
        memory.remove(UserMemory.MESSAGES, kept, memory.messagesEnd);
    }

    /** The event time behind which all that are known now can be forgotten; {@link Long#MIN_VALUE} for none. */
    public static long forgettableAt(UserMemory memory) {
        long newest = Long.MIN_VALUE;
        for (int i = memory.panesEnd; i < memory.messagesEnd; i += WIDTH) {
            newest = Math.max(newest, memory.cells[i + 1] + REMEMBERED_MILLIS);
        }
        return newest;
    }

    public static boolean isEmpty(UserMemory memory) {
        return memory.panesEnd == memory.messagesEnd;
    }

    /** How many copies are remembered. */
    static int count(UserMemory memory) {
        return (memory.messagesEnd - memory.panesEnd) / WIDTH;
    }
}
