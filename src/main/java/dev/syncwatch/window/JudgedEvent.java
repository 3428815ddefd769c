package dev.syncwatch.window;

/**
 * An event that counts, and how it moves its user in the columns of distinct users.
 *
 * @param moves packed as {@link Moves} has it; null for an event that counts in its minute alone
 */
public record JudgedEvent(UserEvent event, long[] moves) {

    /** One that came too late for windows. */
    static JudgedEvent inMinuteAlone(UserEvent event) {
        return new JudgedEvent(event, null);
    }

    boolean countsInWindows() {
        return moves != null;
    }
}
