package dev.syncwatch.window.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides when a user has gone through a sequence rule's steps. */
public final class SequenceTracker {

    private final List<SequencePlan> sequences;

    /** What is told of a match. */
    public interface Matches {
        /** The index of the sequence, and the event that completed it. */
        void completed(int sequence, SelectedEvent last);
    }

    public SequenceTracker(List<SequencePlan> sequences) {
        this.sequences = sequences;
    }

    /** Whether some sequence has to see the event. */
    public boolean matters(SelectedEvent event) {
        for (int i = 0; i < sequences.size(); i++) {
            if (matters(sequences.get(i), event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matters(SequencePlan sequence, SelectedEvent event) {
        return isUntil(sequence, event) || isStep(sequence, event);
    }

    // By index, as above: this is asked of every event, and iterators would be most of what it costs.
    private static boolean isStep(SequencePlan sequence, SelectedEvent event) {
        for (int i = 0; i < sequence.steps().size(); i++) {
            if (event.is(sequence.steps().get(i).selection())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the waiting events may complete a sequence: only then does anything depend on when they are taken into account. One
     * success after another, say, wipes what is empty, and can wait until something else wakes the user.
     */
    public boolean mayComplete(SequenceMemory memory) {
        for (int i = 0; i < sequences.size(); i++) {
            SequencePlan sequence = sequences.get(i);
            int known = i < memory.recent.size() ? memory.recent.get(i).events.size() : 0;
            int steps = 0;
            for (SelectedEvent event : memory.waiting) {
                steps += isStep(sequence, event) ? 1 : 0;
            }
            if (steps > 0 && known + steps >= sequence.length()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUntil(SequencePlan sequence, SelectedEvent event) {
        return sequence.until() >= 0 && event.is(sequence.until());
    }

    /** Takes the waiting events before a time into account, by their time; of equal times the first to arrive goes first. */
    public void advance(SequenceMemory memory, long before, Matches matches) {
        if (memory.waiting.isEmpty()) {
            return;
        }
        List<SelectedEvent> due = new ArrayList<>(memory.waiting);
        due.removeIf(event -> event.time() >= before);
        memory.waiting.removeIf(event -> event.time() < before);
        due.sort(Comparator.comparingLong(SelectedEvent::time));
        while (memory.recent.size() < sequences.size()) {
            memory.recent.add(new SequenceMemory.Recent());
        }
        for (SelectedEvent event : due) {
            for (int i = 0; i < sequences.size(); i++) {
                if (matters(sequences.get(i), event)
                        && completes(sequences.get(i), memory.recent.get(i).events, event)) {
                    matches.completed(i, event);
                }
            }
        }
    }

    /** Adds the event to the recent ones; both an event of {@code until} and a match wipe them. */
    private static boolean completes(SequencePlan sequence, List<SelectedEvent> recent, SelectedEvent event) {
        if (isUntil(sequence, event)) {
            recent.clear();
            return false;
        }
        recent.add(event.withoutGroups());
        if (recent.size() > sequence.length()) {
            recent.remove(0);
        }
        boolean match = recent.size() == sequence.length()
                && event.time() - recent.get(0).time() < sequence.withinMillis()
                && stepsMatch(sequence, recent);
        if (match) {
            recent.clear();
        }
        return match;
    }

    private static boolean stepsMatch(SequencePlan sequence, List<SelectedEvent> events) {
        int next = 0;
        for (SequencePlan.StepPlan step : sequence.steps()) {
            SelectedEvent first = events.get(next);
            for (int i = 0; i < step.times(); i++) {
                SelectedEvent event = events.get(next++);
                boolean same = step.same() < 0 || event.same()[step.same()] == first.same()[step.same()];
                if (!same || !event.is(step.selection())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Forgets events that are too old to be part of a match once event time has reached {@code now}. */
    public void forget(SequenceMemory memory, long now) {
        for (int i = 0; i < memory.recent.size(); i++) {
            SequenceMemory.Recent recent = memory.recent.get(i);
            if (!recent.events.isEmpty()
                    && recent.newest().time() + sequences.get(i).withinMillis() <= now) {
                recent.events.clear();
            }
        }
    }

    /** When the first of the events can be forgotten or is no longer waited with; {@link Long#MAX_VALUE} where there are none. */
    public long forgettableAt(SequenceMemory memory) {
        long at = Long.MAX_VALUE;
        for (SelectedEvent event : memory.waiting) {
            at = Math.min(at, event.time());
        }
        for (int i = 0; i < memory.recent.size(); i++) {
            SequenceMemory.Recent recent = memory.recent.get(i);
            if (!recent.events.isEmpty()) {
                at = Math.min(at, recent.newest().time() + sequences.get(i).withinMillis());
            }
        }
        return at;
    }
}
