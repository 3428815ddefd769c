package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.window.sequence.SelectedEvent;
import java.math.BigDecimal;

/**
 * An event as it travels to its user: measured against the plan, stripped of its fields. Times in epoch milliseconds.
 *
 * @param user       null for an event of nobody in particular
 * @param messageId  a hash of the message id; 0 for none
 * @param late       came late in its partition
 * @param stale      occurred long before it arrived
 * @param selected   one bit for each selection of the plan, from the lowest bit of the first word
 * @param groups     by grouping: the group's key, or null where the grouping leaves it out; null as a whole if late or stale
 * @param addends    what the event adds to sums, by {@link MeasurePlan#addends()}; null as a whole if late or stale
 * @param same       hashes of what a sequence's events have to share, by {@link MeasurePlan#sameFields()}; null as a whole if late
 *                   or stale
 * @param evidence   stage, status code, app version and platform of an attempt ({@link EvidenceRow#key}), else null
 * @param failed     whether the attempt was no success
 * @param sample     what the message of a failed attempt says ({@link dev.syncwatch.window.sample.MessageTemplate}), else null
 * @param manual     whether the sync has a trigger that is not its schedule
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
        boolean failed,
        String sample,
        boolean manual) {

    /** What carries a user's moves at the event that completed a sequence, and counts for nothing else itself. */
    static UserEvent nothingBut(SelectedEvent event, MeasurePlan plan) {
        long[] none = new long[(plan.selections().size() + 63) >> 6];
        return new UserEvent(
                null, 0, event.time(), false, false, none, event.groups(), null, null, null, false, null, false);
    }

    /** In place. */
    void deselect(int selection) {
        selected[selection >> 6] &= ~(1L << selection);
    }

    boolean isSelected(int selection) {
        return (selected[selection >> 6] >>> selection & 1) != 0;
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
        return user != null ? "u" + user : "n" + (time & 127);
    }
}
