package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.sequence.SelectedEvent;
import dev.syncwatch.window.travel.UserEventType;
import java.math.BigDecimal;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * An event as it travels to its user: measured against the plan, stripped of its fields. Times in epoch milliseconds.
 *
 * @param user        who it is, by {@link #userOf}; {@link #NOBODY} for an event of nobody in particular
 * @param messageId   a hash of the message id; 0 for none
 * @param late        came late in its partition
 * @param stale       occurred long before it arrived
 * @param measurement what it has in common with others
 * @param addends     what the event adds to sums, by {@link MeasurePlan#addends()}; null as a whole if late or stale and no minute
 *                    counts it
 * @param same        hashes of what a sequence's events have to share, by {@link MeasurePlan#sameFields()}; null as a whole for an
 *                    event that need not share anything
 * @param sample      what the message of a failed attempt says ({@link dev.syncwatch.window.sample.MessageTemplate}), else null
 * @param minute      the start of the minute in which the event occurred, if it counts there; else {@link #NO_MINUTE} or
 *                    {@link #TOO_OLD}
 */
@TypeInfo(UserEventType.Factory.class)
public record UserEvent(
        long user,
        long messageId,
        long time,
        boolean late,
        boolean stale,
        Measurement measurement,
        BigDecimal[] addends,
        long[] same,
        String sample,
        long minute) {

    /** No user. */
    public static final long NOBODY = 0;

    /** Nobody counts minutes. */
    public static final long NO_MINUTE = Long.MIN_VALUE;

    /** The event's minute is closed. */
    public static final long TOO_OLD = Long.MIN_VALUE + 1;

    private static final Hasher64 HASHER = Hashing.komihash5_0();

    /**
     * The number that stands for a user wherever events travel and are kept: 64 bits of a hash, so that of a million users two are taken
     * for one with a probability of one in 37 million.
     *
     * @param id null for nobody
     */
    public static long userOf(String id) {
        return id == null ? NOBODY : hashOf(id);
    }

    /** 64 bits of a hash that is never 0, which stands for nothing. */
    static long hashOf(String text) {
        long hash = HASHER.hashCharsToLong(text);
        return hash == 0 ? 1 : hash;
    }

    /** What carries a user's moves at the event that completed a sequence, and counts for nothing else itself. */
    static UserEvent nothingBut(SelectedEvent event, MeasurePlan plan) {
        long[] none = new long[(plan.selections().size() + 63) >> 6];
        return new UserEvent(
                NOBODY,
                0,
                event.time(),
                false,
                false,
                new Measurement(none, event.groups(), null, null, false),
                null,
                null,
                null,
                NO_MINUTE);
    }

    /** The same event with another measurement. */
    UserEvent with(Measurement other) {
        return other == measurement
                ? this
                : new UserEvent(user, messageId, time, late, stale, other, addends, same, sample, minute);
    }

    boolean isOfNobody() {
        return user == NOBODY;
    }

    public long[] selected() {
        return measurement.selected();
    }

    public String[] groups() {
        return measurement.groups();
    }

    public String evidence() {
        return measurement.evidence();
    }

    public Outcome outcome() {
        return measurement.outcome();
    }

    /** Whether the event counts in the minute in which it occurred. */
    public boolean hasMinute() {
        return minute > TOO_OLD;
    }

    /** A hash that is this event's wherever and whenever it is computed. */
    long identity() {
        return Hashing.komihash5_0()
                .hashStream()
                .putLong(time)
                .putLong(messageId)
                .putLong(user)
                .putChars(sample == null ? "" : sample)
                .getAsLong();
    }

    /** Where the event is judged: with its user; events of nobody are spread, since nothing is kept of them. */
    public long routingKey() {
        return isOfNobody() ? time : user;
    }
}
