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
    /** Of the columns of distinct users. */
    private final int[] groupings;

    private final Moves moves = new Moves();

    /**
     * What events of the same traits have to do with their users.
     *
     * @param columns   the columns of distinct users for which they are selected, by {@link MeasurePlan#userColumns()}
     * @param sequences whether some sequence has to see them
     */
    record Duty(int[] columns, boolean sequences) {}

    /**
     * Where events of the same origin are counted.
     *
     * @param named  with the names under which its groups are counted
     * @param hashes of its groups, by grouping; 0 where it has none
     */
    record Naming(Origin named, long[] hashes) {}

    /** One that counts groups under the names that {@code cap} gives them. */
    UserJudge(MeasurePlan plan, GroupCap cap) {
        this.plan = plan;
        this.cap = cap;
        this.groupings = plan.userColumns().stream()
                .mapToInt(MeasurePlan.UserColumn::grouping)
                .toArray();
        this.sequences = new SequenceTracker(plan.sequences());
    }

    private Duty dutyOf(Traits traits) {
        Duty known = traits.duty(this);
        if (known == null) {
            int[] columns = IntStream.range(0, groupings.length)
                    .filter(i -> traits.isSelected(plan.userColumns().get(i).selection()))
                    .toArray();
            known = new Duty(columns, sequences.matters(traits.selected()));
            traits.keep(this, known);
        }
        return known;
    }

    private Naming namingOf(Origin origin) {
        Naming known = origin.naming(this);
        if (known == null) {
            long[] hashes = Arrays.stream(origin.groups())
                    .mapToLong(group -> group == null ? 0 : hash(group))
                    .toArray();
            known = new Naming(cap.named(origin), hashes);
            origin.keep(this, known);
        }
        return known;
    }

    /** An event that counts, with the names under which its groups are counted. */
    UserEvent named(UserEvent event) {
        Measurement measurement = event.measurement();
        Origin named = namingOf(measurement.origin()).named;
        return named == measurement.origin() ? event : event.with(named.measurement(measurement.traits()));
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
            long pane = plan.paneOf(event.time());
            long[] groups = namingOf(event.measurement().origin()).hashes;
            for (int column : dutyOf(event.measurement().traits()).columns) {
                if (event.groups()[groupings[column]] != null) {
                    UserPanes.select(memory, column, groups[groupings[column]], pane, closed, moves);
                }
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
        if (dutyOf(event.measurement().traits()).sequences) {
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
