package dev.syncwatch.window.user;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * When which user is to be looked at again for what can be forgotten. Nothing hangs on the moment, so a list a minute does what a timer a
 * user would do: nobody has to keep hundreds of thousands of them in order. Not saved: users say themselves when they are to be visited.
 */
public final class Visits {

    /** What one visit does. */
    public interface Visitor {
        /**
         * @param user that was planned to be visited
         * @param at   the time that it was planned for, epoch milliseconds
         */
        void visit(long user, long at) throws Exception;
    }

    private static final long GRAIN_MILLIS = 60_000;
    private static final int FIRST_ROOM = 16;

    private final TreeMap<Long, Planned> minutes = new TreeMap<>();

    private static final class Planned {
        private long[] users = new long[FIRST_ROOM];
        private int count;

        void add(long user) {
            if (count == users.length) {
                users = Arrays.copyOf(users, count + (count >> 1));
            }
            users[count++] = user;
        }
    }

    /** The first time behind another one at which somebody is visited: a full minute. */
    public static long behind(long time) {
        return Math.floorDiv(time, GRAIN_MILLIS) * GRAIN_MILLIS + GRAIN_MILLIS;
    }

    /**
     * Plans a visit.
     *
     * @param at as {@link #behind} has it
     */
    public void plan(long user, long at) {
        minutes.computeIfAbsent(at, unused -> new Planned()).add(user);
    }

    /** Makes the visits that are due once event time has come to a watermark. */
    public void makeDue(long watermark, Visitor visitor) throws Exception {
        while (!minutes.isEmpty() && minutes.firstKey() <= watermark) {
            var minute = minutes.pollFirstEntry();
            for (int i = 0; i < minute.getValue().count; i++) {
                visitor.visit(minute.getValue().users[i], minute.getKey());
            }
        }
    }
}
