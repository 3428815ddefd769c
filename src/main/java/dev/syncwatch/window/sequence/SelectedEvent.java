package dev.syncwatch.window.sequence;

/**
 * State: an event that matters to some sequence.
 *
 * @param time     event time, epoch milliseconds
 * @param selected one bit for each selection of the plan
 * @param same     by same field: a hash of the value, equal for values that count as equal; 0 for absent
 * @param groups   by grouping; null once the event can no longer be the one that completes
 */
public record SelectedEvent(long time, long[] selected, long[] same, String[] groups) {

    boolean is(int selection) {
        return (selected[selection >> 6] >>> selection & 1) != 0;
    }

    SelectedEvent withoutGroups() {
        return new SelectedEvent(time, selected, same, null);
    }
}
