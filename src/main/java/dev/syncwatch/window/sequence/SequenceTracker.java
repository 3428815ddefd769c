package dev.syncwatch.window.sequence;

import dev.syncwatch.window.user.EventWidth;
import dev.syncwatch.window.user.KeptEvents;
import dev.syncwatch.window.user.UserMemory;
import java.util.List;
import java.util.function.LongConsumer;

/** Decides when a user has gone through a sequence rule's steps. Its working space is its own: not for two threads. */
public final class SequenceTracker {

    private final FollowedSequence[] sequences;
    private final EventWidth width;

    /** Of all sequences: what matters at all, what may be a step, what may end a match, what may have to share something. */
    private final SelectedBits mattering = new SelectedBits();

    private final SelectedBits steps = new SelectedBits();
    private final SelectedBits ending = new SelectedBits();
    private final SelectedBits sharing = new SelectedBits();

    /** What is told of a match. */
    public interface Matches {
        /** The index of the sequence, and the event that completed it. */
        void completed(int sequence, SelectedEvent last);
    }

    public SequenceTracker(List<SequencePlan> sequences) {
        this.width = width(sequences);
        this.sequences = new FollowedSequence[sequences.size()];
        for (int i = 0; i < this.sequences.length; i++) {
            SequencePlan sequence = sequences.get(i);
            this.sequences[i] = new FollowedSequence(sequence, i);
            sequence.steps().forEach(this::add);
            ending.add(sequence.steps().get(sequence.steps().size() - 1).selection());
            if (sequence.until() >= 0) {
                mattering.add(sequence.until());
            }
        }
    }

    private void add(SequencePlan.StepPlan step) {
        mattering.add(step.selection());
        steps.add(step.selection());
        if (step.same() >= 0) {
            sharing.add(step.selection());
        }
    }

    /** What these sequences keep of an event: no more than up to the last selection and the last field that one of them asks for. */
    public static EventWidth width(List<SequencePlan> sequences) {
        int selections = 0;
        int sames = 0;
        for (SequencePlan sequence : sequences) {
            selections = Math.max(selections, sequence.until() + 1);
            for (SequencePlan.StepPlan step : sequence.steps()) {
                selections = Math.max(selections, step.selection() + 1);
                sames = Math.max(sames, step.same() + 1);
            }
        }
        return new EventWidth((selections + 63) >> 6, sames);
    }

    /** Whether some sequence has to see an event that is selected so. */
    public boolean matters(long[] selected) {
        return mattering.holdAnyOf(selected);
    }

    /** Whether an event that is selected so may have to share something with others. */
    public boolean shares(long[] selected) {
        return sharing.holdAnyOf(selected);
    }

    /**
     * Adds an event that matters to those that wait, with no more in it than can decide.
     *
     * @param closed every pane before this time has been evaluated
     */
    public void await(SelectedEvent event, UserMemory memory, long closed) {
        String[] groups = ending.holdAnyOf(event.selected()) ? event.groups() : null;
        int at = KeptEvents.await(memory, width, event.time(), groups, closed);
        for (int word = 0; word < mattering.words(); word++) {
            KeptEvents.setSelected(memory, at, word, event.selected()[word] & mattering.word(word));
        }
        if (shares(event.selected())) {
            for (int field = 0; field < width.sames(); field++) {
                KeptEvents.setSame(memory, at, field, event.same()[field]);
            }
        }
    }

    /**
     * Tells the times of the waiting events that will complete a sequence, if nothing comes in between any more. Nothing depends on when
     * the others are taken into account: one success after another, say, wipes what is empty.
     *
     * @param added the bits of the event that waits since the last call: one that is no step completes nothing
     */
    public void foresee(UserMemory memory, long[] added, LongConsumer times) {
        if (steps.holdAnyOf(added) && mayComplete(memory)) {
            advance(memory.copy(), Long.MAX_VALUE, (sequence, last) -> times.accept(last.time()));
        }
    }

    /** Cheap, and asked of every step: only where there are enough of them it is worth a closer look. */
    private boolean mayComplete(UserMemory memory) {
        for (FollowedSequence sequence : sequences) {
            if (sequence.mayComplete(memory)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the waiting events before a time into account, by their time; of equal times the first to arrive goes first. */
    public void advance(UserMemory memory, long before, Matches matches) {
        if (!memory.waitsBefore(before)) {
            return;
        }
        int behind = 0;
        for (int at = KeptEvents.firstWaiting(memory);
                at < KeptEvents.end(memory) && KeptEvents.time(memory, at) < before;
                at = KeptEvents.firstWaiting(memory) + behind) {
            for (int i = 0; i < sequences.length; i++) {
                if (sequences[i].completes(memory, behind, before)) {
                    matches.completed(i, last(memory, KeptEvents.firstWaiting(memory) + behind));
                }
            }
            behind += KeptEvents.width(memory);
        }
        KeptEvents.dropWaiting(memory, behind);
    }

    private static SelectedEvent last(UserMemory memory, int event) {
        return new SelectedEvent(KeptEvents.time(memory, event), null, null, KeptEvents.groups(memory, event));
    }

    /** Forgets events that are too old to be part of a match once event time has reached {@code now}. */
    public void forget(UserMemory memory, long now) {
        for (int i = 0; i < sequences.length; i++) {
            if (forgettableAt(memory, i) <= now) {
                KeptEvents.dropRecent(memory, i);
            }
        }
    }

    /**
     * The event time behind which all that are known now can be forgotten, or are no longer waited with; {@link Long#MIN_VALUE} for none.
     */
    public long forgettableAt(UserMemory memory) {
        long at = Long.MIN_VALUE;
        for (int i = 0; i < sequences.length; i++) {
            at = Math.max(at, forgettableAt(memory, i));
        }
        int last = KeptEvents.end(memory) - KeptEvents.width(memory);
        return last < KeptEvents.firstWaiting(memory) ? at : Math.max(at, KeptEvents.time(memory, last));
    }

    /** Events are remembered in the order of their time. */
    private long forgettableAt(UserMemory memory, int sequence) {
        int width = KeptEvents.width(memory);
        int first = KeptEvents.firstRecent(memory);
        for (int at = KeptEvents.firstWaiting(memory) - width; at >= first; at -= width) {
            if (KeptEvents.sequence(memory, at) == sequence) {
                return KeptEvents.time(memory, at) + sequences[sequence].withinMillis();
            }
        }
        return Long.MIN_VALUE;
    }
}
