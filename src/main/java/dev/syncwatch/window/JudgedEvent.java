package dev.syncwatch.window;

/**
 * An event that counts, and how it moves its user in the columns of distinct users.
 *
 * @param moves packed as {@link Moves} has it
 */
public record JudgedEvent(UserEvent event, long[] moves) {}
