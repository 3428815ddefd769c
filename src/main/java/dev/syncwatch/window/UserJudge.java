package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.window.sequence.SelectedEvent;
import dev.syncwatch.window.sequence.SequencePlan;
import dev.syncwatch.window.sequence.SequenceTracker;
import dev.syncwatch.window.user.SeenMessages;
import dev.syncwatch.window.user.UserMemory;
import dev.syncwatch.window.user.UserPanes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Decides, with what is remembered of a user, which fate an event has and how it moves the user in distinct counts. */
final class UserJudge {

    /**
     * Who was seen is looked at again this much later, 40 minutes: most have gone by then, with all that was remembered of them, and for
     * those who have not it is not worth to look, since room is made where an event needs some.
     */
    static final long LOOKED_AT_AFTER_MILLIS = 2 * SeenMessages.REMEMBERED_MILLIS;

    private static final Hasher64 GROUPS = Hashing.komihash5_0();

    private final MeasurePlan plan;
    private final SequenceTracker sequences;
    private final GroupCap cap;
    private final Moves moves = new Moves();

    /**
     * What an event has to do with its user.
     *
     * @param named     with the names under which its groups are counted
     * @param columns   the columns of distinct users for which it is selected, by {@link MeasurePlan#userColumns()}
     * @param groups    for each of them, a hash of the event's group
     * @param sequences whether some sequence has to see it
     */
    record Concern(Measurement named, int[] columns, long[] groups, boolean sequences) {}

    /** One that counts groups under the names that {@code cap} gives them. */
    UserJudge(MeasurePlan plan, GroupCap cap) {
        this.plan = plan;
        this.cap = cap;
        this.sequences = new SequenceTracker(plan.sequences());
    }

    private Concern concernOf(UserEvent event) {
        Concern known = event.measurement().concern(this);
        if (known == null) {
            known = concern(event.measurement());
            event.measurement().keep(this, known);
        }
        return known;
    }

    private Concern concern(Measurement measurement) {
        List<MeasurePlan.UserColumn> all = plan.userColumns();
        int[] columns = IntStream.range(0, all.size())
                .filter(i -> measurement.isSelected(all.get(i).selection())
                        && measurement.groups()[all.get(i).grouping()] != null)
                .toArray();
        long[] groups = Arrays.stream(columns)
                .mapToLong(i -> hash(measurement.groups()[all.get(i).grouping()]))
                .toArray();
        return new Concern(cap.named(measurement), columns, groups, sequences.matters(measurement.selected()));
    }

    /** An event that counts, with the names under which its groups are counted. */
    UserEvent named(UserEvent event) {
        return event.with(concernOf(event).named);
    }

    /**
     * What becomes of an event; duplicates are judged first.
     *
     * @param memory null for an event of nobody
     * @param closed every pane before this time has been evaluated
     */
    Fate fate(UserEvent event, UserMemory memory, long closed) {
        if (event.messageId() != 0 && SeenMessages.isDuplicate(memory, event.messageId(), event.time(), closed)) {
            return Fate.DUPLICATE;
        }
        if (event.late() || plan.paneOf(event.time()) < closed && !event.stale()) {
            return Fate.LATE;
        }
        return event.stale() ? Fate.STALE : Fate.COUNTED;
    }

    /** How an event that counts moves its user. */
    JudgedEvent judge(UserEvent event, UserMemory memory, long closed) {
        if (memory != null) {
            Concern concern = concernOf(event);
            long pane = plan.paneOf(event.time());
            for (int i = 0; i < concern.columns.length; i++) {
                UserPanes.select(memory, concern.columns[i], concern.groups[i], pane, closed, moves);
            }
        }
        return new JudgedEvent(event, moves.take());
    }

    private static long hash(String group) {
        return GROUPS.hashCharsToLong(group);
    }

    /**
     * Keeps what matters to a sequence until the end of its pane, when the order of events in it is known.
     *
     * @param closed every pane before this time has been evaluated
     * @param times is told when a sequence will be completed, as far as is known: the user has to be woken at the ends of those panes;
     *              everything else can wait until there is something to do anyway
     */
    void await(UserEvent event, UserMemory memory, long closed, LongConsumer times) {
        if (concernOf(event).sequences) {
            sequences.await(
                    new SelectedEvent(event.time(), event.selected(), event.same(), event.groups()), memory, closed);
            sequences.foresee(memory, event.selected(), times);
        }
    }

    /** Follows the user's sequences up to a time; a match moves the user as an event would. */
    void follow(UserMemory memory, long before, Consumer<JudgedEvent> out) {
        sequences.advance(memory, before, (index, last) -> {
            SequencePlan sequence = plan.sequences().get(index);
            String group = last.groups()[sequence.grouping()];
            if (group != null) {
                UserPanes.select(memory, sequence.userColumn(), hash(group), plan.paneOf(last.time()), before, moves);
            }
            out.accept(new JudgedEvent(UserEvent.nothingBut(last, plan), moves.take()));
        });
    }

    /** Forgets what can't decide any more once event time has reached {@code now}. */
    void forget(UserMemory memory, long now) {
        SeenMessages.forget(memory, now);
        UserPanes.forget(memory, now, plan);
        sequences.forget(memory, now);
        memory.trim();
    }

    /**
     * The event time behind which it is worth to look again for what can be forgotten; call it only while there is something, after
     * {@link #forget}.
     */
    long forgettableAt(UserMemory memory, long now) {
        if (!SeenMessages.isEmpty(memory)) {
            return Math.max(now + LOOKED_AT_AFTER_MILLIS, SeenMessages.forgettableAt(memory));
        }
        return Math.max(UserPanes.forgettableAt(memory, plan), sequences.forgettableAt(memory));
    }
}
