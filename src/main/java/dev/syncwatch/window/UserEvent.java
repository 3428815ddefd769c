package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.sequence.SelectedEvent;
import java.math.BigDecimal;
import java.util.stream.IntStream;

/**
 * An event as it travels to its user: measured against the plan, stripped of its fields. Times in epoch milliseconds.
 *
 * @param user       null for an event of nobody in particular
 * @param messageId  a hash of the message id; 0 for none
 * @param late       came late in its partition
 * @param stale      occurred long before it arrived
 * @param selected   one bit for each selection of the plan, from the lowest bit of the first word
 * @param groups     by grouping: the group's key, or null where the grouping leaves it out; if late or stale no more than the one
 *                   by environment, and null as a whole if not even its minute counts the event
 * @param addends    what the event adds to sums, by {@link MeasurePlan#addends()}; null as a whole if late or stale and no minute
 *                   counts it
 * @param same       hashes of what a sequence's events have to share, by {@link MeasurePlan#sameFields()}; null as a whole if late
 *                   or stale
 * @param evidence   stage, status code, app version and platform ({@link EvidenceRow#key}) of an attempt, or of any event that its
 *                   minute counts; else null
 * @param outcome    null for a line of the backend's log
 * @param sample     what the message of a failed attempt says ({@link dev.syncwatch.window.sample.MessageTemplate}), else null
 * @param manual     whether the sync has a trigger that is not its schedule
 * @param minute     the start of the minute in which the event occurred, if it counts there; else {@link #NO_MINUTE} or
 *                   {@link #TOO_OLD}
 */
public record UserEvent(
        String user,
        long messageId,
        long time,
        boolean late,
        boolean stale,
        long[] selected,
        String[] groups,
        BigDecimal[] addends,
        long[] same,
        String evidence,
        Outcome outcome,
        String sample,
        boolean manual,
        long minute) {

    /** Nobody counts minutes. */
    public static final long NO_MINUTE = Long.MIN_VALUE;

    /** The event's minute is closed. */
    public static final long TOO_OLD = Long.MIN_VALUE + 1;

    /** Keys of no user: telemetry holds no half of a surrogate pair. As many as a power of two. */
    private static final String[] NOBODY =
            IntStream.range(0, 128).mapToObj(i -> "\ud800" + i).toArray(String[]::new);

    /** What carries a user's moves at the event that completed a sequence, and counts for nothing else itself. */
    static UserEvent nothingBut(SelectedEvent event, MeasurePlan plan) {
        long[] none = new long[(plan.selections().size() + 63) >> 6];
        return new UserEvent(
                null,
                0,
                event.time(),
                false,
                false,
                none,
                event.groups(),
                null,
                null,
                null,
                null,
                null,
                false,
                NO_MINUTE);
    }

    /** In place. */
    void deselect(int selection) {
        selected[selection >> 6] &= ~(1L << selection);
    }

    boolean isSelected(int selection) {
        return (selected[selection >> 6] >>> selection & 1) != 0;
    }

    /** Whether the event counts in the minute in which it occurred. */
    public boolean hasMinute() {
        return minute > TOO_OLD;
    }

    /** Whether it is an attempt that was no success. */
    boolean failed() {
        return outcome != null && outcome.isFailure();
    }

    /** Whether it belongs to the evidence of its pane. */
    boolean isEvidence() {
        return evidence != null && outcome != null && outcome.isAttempt();
    }

    /** A hash that is this event's wherever and whenever it is computed. */
    long identity() {
        return Hashing.komihash5_0()
                .hashStream()
                .putLong(time)
                .putLong(messageId)
                .putChars(user == null ? "" : user)
                .putChars(sample == null ? "" : sample)
                .getAsLong();
    }

    /** Where the event is judged: with its user; events of nobody are spread, since nothing is kept of them. */
    public String routingKey() {
        return user != null ? user : NOBODY[(int) time & NOBODY.length - 1];
    }
}
