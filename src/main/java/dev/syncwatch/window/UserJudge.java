package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.window.sequence.SelectedEvent;
import dev.syncwatch.window.sequence.SequencePlan;
import dev.syncwatch.window.sequence.SequenceTracker;
import dev.syncwatch.window.user.UserMemory;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Decides, with what is remembered of a user, which fate an event has and how it moves the user in distinct counts. */
final class UserJudge {

    private static final Hasher64 GROUPS = Hashing.komihash5_0();

    private final MeasurePlan plan;
    private final SequenceTracker sequences;
    private final MeasurePlan.UserColumn[] userColumns;
    private final Moves moves = new Moves();
    /** By grouping: the hash of the event's group, or 0 while nobody asked for it. */
    private final long[] hashes;

    UserJudge(MeasurePlan plan) {
        this.plan = plan;
        this.sequences = new SequenceTracker(plan.sequences());
        this.userColumns = plan.userColumns().toArray(MeasurePlan.UserColumn[]::new);
        this.hashes = new long[plan.layouts().size()];
    }

    /**
     * What becomes of an event; duplicates are judged first.
     *
     * @param memory null for an event of nobody
     * @param closed every pane before this time has been evaluated
     */
    Fate fate(UserEvent event, UserMemory memory, long closed) {
        if (event.messageId() != 0 && memory.messages.isDuplicate(event.messageId(), event.time(), closed)) {
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
            Arrays.fill(hashes, 0);
            long pane = plan.paneOf(event.time());
            for (int i = 0; i < userColumns.length; i++) {
                MeasurePlan.UserColumn column = userColumns[i];
                if (event.isSelected(column.selection()) && event.groups()[column.grouping()] != null) {
                    memory.panes.select(i, hash(event.groups(), column.grouping()), pane, closed, moves);
                }
            }
        }
        return new JudgedEvent(event, moves.take());
    }

    /** Columns of one grouping share it. */
    private long hash(String[] groups, int grouping) {
        if (hashes[grouping] == 0) {
            hashes[grouping] = hash(groups[grouping]);
        }
        return hashes[grouping];
    }

    private static long hash(String group) {
        return GROUPS.hashCharsToLong(group);
    }

    /**
     * Keeps what matters to a sequence until the end of its pane, when the order of events in it is known.
     *
     * @param times is told when a sequence will be completed, as far as is known: the user has to be woken at the ends of those panes;
     *              everything else can wait until there is something to do anyway
     */
    void await(UserEvent event, UserMemory memory, LongConsumer times) {
        if (sequences.matters(event.selected())) {
            sequences.await(
                    new SelectedEvent(event.time(), event.selected(), event.same(), event.groups()), memory.sequences);
            sequences.foresee(memory.sequences, times);
        }
    }

    /** Follows the user's sequences up to a time; a match moves the user as an event would. */
    void follow(UserMemory memory, long before, Consumer<JudgedEvent> out) {
        sequences.advance(memory.sequences, before, (index, last) -> {
            SequencePlan sequence = plan.sequences().get(index);
            String group = last.groups()[sequence.grouping()];
            if (group != null) {
                memory.panes.select(sequence.userColumn(), hash(group), plan.paneOf(last.time()), before, moves);
            }
            out.accept(new JudgedEvent(UserEvent.nothingBut(last, plan), moves.take()));
        });
    }

    /** Forgets what can't decide any more once event time has reached {@code now}. */
    void forget(UserMemory memory, long now) {
        memory.messages.forget(now);
        memory.panes.forget(now, plan);
        sequences.forget(memory.sequences, now);
    }

    /** The first event time behind which something can be forgotten; call it only while there is something. */
    long forgettableAt(UserMemory memory) {
        long known = Math.min(memory.messages.forgettableAt(), memory.panes.forgettableAt(plan));
        return Math.min(known, sequences.forgettableAt(memory.sequences));
    }
}
