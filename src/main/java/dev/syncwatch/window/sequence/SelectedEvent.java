package dev.syncwatch.window.sequence;

/**
 * An event that matters to some sequence.
 *
 * @param time     event time, epoch milliseconds
 * @param selected one bit for each selection of the plan
 * @param same     by same field: a hash of the value, equal for values that count as equal; 0 for absent; null as a whole for an event
 *                 that need not share anything
 * @param groups   by grouping; null as a whole for an event that can't, or no longer, be the one that completes
 */
public record SelectedEvent(long time, long[] selected, long[] same, String[] groups) {

    boolean is(int selection) {
        return (selected[selection >> 6] >>> selection & 1) != 0;
    }

    SelectedEvent withoutGroups() {
        return groups == null ? this : new SelectedEvent(time, selected, same, null);
    }
}
