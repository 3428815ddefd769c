package dev.syncwatch.window;

import dev.syncwatch.telemetry.Outcome;
import java.util.Arrays;

/**
 * What the plan makes of an event apart from whose it is, when it came and which numbers it brings. Phones say the same few things, so
 * most events share one with many others; nobody changes it.
 *
 * @param selected one bit for each selection of the plan, from the lowest bit of the first word; null if late or stale
 * @param groups   by grouping: the group's key, or null where the grouping leaves it out; if late or stale no more than the one
 *                 by environment, and null as a whole if not even its minute counts the event
 * @param evidence stage, status code, app version and platform ({@link EvidenceRow#key}) of an attempt, or of any event that its
 *                 minute counts; else null
 * @param outcome  null for a line of the backend's log
 * @param manual   whether the sync has a trigger that is not its schedule
 */
public record Measurement(long[] selected, String[] groups, String evidence, Outcome outcome, boolean manual) {

    boolean isSelected(int selection) {
        return (selected[selection >> 6] >>> selection & 1) != 0;
    }

    /** Whether it is an attempt that was no success. */
    boolean failed() {
        return outcome != null && outcome.isFailure();
    }

    /** Whether it belongs to the evidence of its pane. */
    boolean isEvidence() {
        return evidence != null && outcome != null && outcome.isAttempt();
    }

    /** The same without these selections. */
    Measurement without(int[] selections) {
        long[] rest = selected.clone();
        for (int selection : selections) {
            rest[selection >> 6] &= ~(1L << selection);
        }
        return Arrays.equals(rest, selected) ? this : new Measurement(rest, groups, evidence, outcome, manual);
    }

    /** The same with groups of other names. */
    Measurement inGroups(String[] names) {
        return Arrays.equals(names, groups) ? this : new Measurement(selected, names, evidence, outcome, manual);
    }
}
