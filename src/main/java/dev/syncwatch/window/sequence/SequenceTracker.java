package dev.syncwatch.window.sequence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/** Decides when a user has gone through a sequence rule's steps. */
public final class SequenceTracker {

    private static final SelectedEvent[] NOTHING = {};

    private final FollowedSequence[] sequences;

    /** What is told of a match. */
    public interface Matches {
        /** The index of the sequence, and the event that completed it. */
        void completed(int sequence, SelectedEvent last);
    }

    public SequenceTracker(List<SequencePlan> sequences) {
        this.sequences = sequences.stream().map(FollowedSequence::new).toArray(FollowedSequence[]::new);
    }

    /** Whether some sequence has to see an event that is selected so. */
    public boolean matters(long[] selected) {
        for (FollowedSequence sequence : sequences) {
            if (sequence.matters(selected)) {
                return true;
            }
        }
        return false;
    }

    /** Adds an event that matters to those that wait, with no more in it than can decide. */
    public void await(SelectedEvent event, SequenceMemory memory) {
        boolean ends = false;
        boolean shares = false;
        for (FollowedSequence sequence : sequences) {
            ends |= sequence.mayEnd(event.selected());
            shares |= sequence.shares(event.selected());
        }
        memory.await(new SelectedEvent(
                event.time(), event.selected(), shares ? event.same() : null, ends ? event.groups() : null));
    }

    /**
     * Tells the times of the waiting events that will complete a sequence, if nothing comes in between any more. Nothing depends on when
     * the others are taken into account: one success after another, say, wipes what is empty.
     */
    public void foresee(SequenceMemory memory, LongConsumer times) {
        if (mayComplete(memory)) {
            advance(memory.copy(), Long.MAX_VALUE, (sequence, last) -> times.accept(last.time()));
        }
    }

    /** Cheap, and asked of every event: only where there are enough of them it is worth a closer look. */
    private boolean mayComplete(SequenceMemory memory) {
        for (int i = 0; i < sequences.length; i++) {
            int steps = 0;
            for (SelectedEvent event : memory.waiting()) {
                steps += sequences[i].isStep(event) ? 1 : 0;
            }
            if (steps > 0 && memory.recent(i).length + steps >= sequences[i].length()) {
                return true;
            }
        }
        return false;
    }

    /** Takes the waiting events before a time into account, by their time; of equal times the first to arrive goes first. */
    public void advance(SequenceMemory memory, long before, Matches matches) {
        for (SelectedEvent event : takeDue(memory, before)) {
            for (int i = 0; i < sequences.length; i++) {
                if (sequences[i].matters(event.selected()) && completes(i, memory, event)) {
                    matches.completed(i, event);
                }
            }
        }
    }

    private static SelectedEvent[] takeDue(SequenceMemory memory, long before) {
        SelectedEvent[] waiting = memory.waiting();
        int due = 0;
        for (SelectedEvent event : waiting) {
            due += event.time() < before ? 1 : 0;
        }
        if (due == 0) {
            return NOTHING;
        }
        SelectedEvent[] taken = new SelectedEvent[due];
        SelectedEvent[] left = new SelectedEvent[waiting.length - due];
        for (int i = waiting.length - 1; i >= 0; i--) {
            if (waiting[i].time() < before) {
                taken[--due] = waiting[i];
            } else {
                left[i - due] = waiting[i];
            }
        }
        memory.setWaiting(left);
        Arrays.sort(taken, Comparator.comparingLong(SelectedEvent::time));
        return taken;
    }

    /** Adds the event to the recent ones; both an event of {@code until} and a match wipe them. */
    private boolean completes(int index, SequenceMemory memory, SelectedEvent event) {
        FollowedSequence sequence = sequences[index];
        if (sequence.wipes(event)) {
            memory.dropRecent(index, memory.recent(index).length);
            return false;
        }
        memory.addRecent(index, event.withoutGroups());
        memory.dropRecent(index, memory.recent(index).length - sequence.length());
        boolean match = sequence.matches(memory.recent(index));
        if (match) {
            memory.dropRecent(index, sequence.length());
        }
        return match;
    }

    /** Forgets events that are too old to be part of a match once event time has reached {@code now}. */
    public void forget(SequenceMemory memory, long now) {
        for (int i = 0; i < memory.followed(); i++) {
            if (forgettableAt(memory, i) <= now) {
                memory.dropRecent(i, memory.recent(i).length);
            }
        }
    }

    /** When the first of the events can be forgotten or is no longer waited with; {@link Long#MAX_VALUE} where there are none. */
    public long forgettableAt(SequenceMemory memory) {
        long at = Long.MAX_VALUE;
        for (SelectedEvent event : memory.waiting()) {
            at = Math.min(at, event.time());
        }
        for (int i = 0; i < memory.followed(); i++) {
            at = Math.min(at, forgettableAt(memory, i));
        }
        return at;
    }

    private long forgettableAt(SequenceMemory memory, int sequence) {
        SelectedEvent[] recent = memory.recent(sequence);
        return recent.length == 0
                ? Long.MAX_VALUE
                : recent[recent.length - 1].time() + sequences[sequence].withinMillis();
    }
}
