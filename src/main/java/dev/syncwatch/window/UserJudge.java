package dev.syncwatch.window;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.window.sequence.SelectedEvent;
import dev.syncwatch.window.sequence.SequencePlan;
import dev.syncwatch.window.sequence.SequenceTracker;
import java.util.function.Consumer;

/** Decides, with what is remembered of a user, which fate an event has and how it moves the user in distinct counts. */
final class UserJudge {

    private final MeasurePlan plan;
    private final SequenceTracker sequences;
    private final Moves moves = new Moves();

    UserJudge(MeasurePlan plan) {
        this.plan = plan;
        this.sequences = new SequenceTracker(plan.sequences());
    }

    /**
     * What becomes of an event; duplicates are judged first.
     *
     * @param memory null for an event of nobody
     * @param closed every pane before this time has been evaluated
     */
    Fate fate(UserEvent event, UserMemory memory, long closed) {
        if (event.messageId() != 0 && memory.messages.isDuplicate(event.messageId(), event.time())) {
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
            for (int i = 0; i < plan.userColumns().size(); i++) {
                MeasurePlan.UserColumn column = plan.userColumns().get(i);
                if (event.isSelected(column.selection())) {
                    select(i, event.groups()[column.grouping()], event.time(), memory, closed);
                }
            }
        }
        return new JudgedEvent(event, moves.take());
    }

    private void select(int column, String group, long time, UserMemory memory, long closed) {
        if (group != null) {
            long hash = Hashing.komihash5_0().hashCharsToLong(group);
            memory.panes.select(column, hash, plan.paneOf(time), closed, moves);
        }
    }

    /**
     * Keeps what matters to a sequence until the end of its pane, when the order of events in it is known.
     *
     * @return whether the user has to be woken then, at the end of each pane that an event waits for; else there is time
     */
    boolean waits(UserEvent event, UserMemory memory) {
        if (plan.sequences().isEmpty() || memory == null) {
            return false;
        }
        SelectedEvent selected = new SelectedEvent(event.time(), event.selected(), event.same(), event.groups());
        if (!sequences.matters(selected)) {
            return false;
        }
        memory.sequences.waiting.add(selected);
        return sequences.mayComplete(memory.sequences);
    }

    /** Follows the user's sequences up to a time; a match moves the user as an event would. */
    void follow(UserMemory memory, long before, Consumer<JudgedEvent> out) {
        sequences.advance(memory.sequences, before, (index, last) -> {
            SequencePlan sequence = plan.sequences().get(index);
            select(sequence.userColumn(), last.groups()[sequence.grouping()], last.time(), memory, before);
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
