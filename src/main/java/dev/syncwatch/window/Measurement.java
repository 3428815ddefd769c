package dev.syncwatch.window;

import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.sequence.SequenceTracker;
import java.util.Arrays;

/**
 * What the plan makes of an event apart from whose it is, when it came and which numbers it brings. Phones say the same few things, so
 * most events share one with many others; nobody changes what it says. With it stands what its events have in common further on, since
 * there can be thousands of measurements and each search for what belongs to one would wait for memory. Serves one thread.
 */
public final class Measurement {

    private final long[] selected;
    private final String[] groups;
    private final String evidence;
    private final Outcome outcome;
    private final boolean manual;

    private SequenceTracker sequences;
    private boolean shares;
    private byte[] encoding;
    private UserJudge judge;
    private UserJudge.Concern concern;
    private GroupSlots combiner;
    private GroupSlots.Slot[] slots;
    /** Two, since around the end of a pane events of the next come between: that of a pane of even number, and of odd number. */
    private MeasurementTally even;

    private MeasurementTally odd;

    /**
     * @param selected one bit for each selection of the plan, from the lowest bit of the first word; null if late or stale
     * @param groups   by grouping: the group's key, or null where the grouping leaves it out; if late or stale no more than the one
     *                 by environment, and null as a whole if not even its minute counts the event
     * @param evidence stage, status code, app version and platform ({@link EvidenceRow#key}) of an attempt, or of any event that its
     *                 minute counts; else null
     * @param outcome  null for a line of the backend's log
     * @param manual   whether the sync has a trigger that is not its schedule
     */
    public Measurement(long[] selected, String[] groups, String evidence, Outcome outcome, boolean manual) {
        this.selected = selected;
        this.groups = groups;
        this.evidence = evidence;
        this.outcome = outcome;
        this.manual = manual;
    }

    public long[] selected() {
        return selected;
    }

    public String[] groups() {
        return groups;
    }

    public String evidence() {
        return evidence;
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean manual() {
        return manual;
    }

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

    /** Whether some of these sequences may want to know what its events share. */
    boolean shares(SequenceTracker with) {
        if (sequences != with) {
            shares = with.shares(selected);
            sequences = with;
        }
        return shares;
    }

    /** Its bytes behind the number of them, if they were {@link #keep(byte[]) kept}; else null. Nobody changes them. */
    public byte[] encoding() {
        return encoding;
    }

    /** Keeps the form in which it travels, which all its events have in common. */
    public void keep(byte[] bytes) {
        encoding = bytes;
    }

    /** What was {@link #keep(UserJudge, UserJudge.Concern) kept} last if it was by this judge, else null. */
    UserJudge.Concern concern(UserJudge by) {
        return judge == by ? concern : null;
    }

    void keep(UserJudge by, UserJudge.Concern made) {
        judge = by;
        concern = made;
    }

    /** What was {@link #keep(GroupSlots, GroupSlots.Slot[]) kept} last if it was by this combiner's slots, else null. */
    GroupSlots.Slot[] slots(GroupSlots by) {
        return combiner == by ? slots : null;
    }

    void keep(GroupSlots by, GroupSlots.Slot[] found) {
        combiner = by;
        slots = found;
    }

    /** What was {@link #keep(MeasurementTally) kept} for this pane, unless another took its place; else null. */
    MeasurementTally tally(PaneTally of) {
        MeasurementTally kept = of.isEven() ? even : odd;
        return kept != null && kept.pane() == of ? kept : null;
    }

    /** Keeps a tally; the pane whose place that takes gets back its own. */
    void keep(MeasurementTally begun) {
        MeasurementTally before = begun.pane().isEven() ? even : odd;
        if (before != null) {
            before.pane().keep(before);
        }
        put(begun.pane(), begun);
    }

    /** Lets go of what was kept for a pane that has ended. */
    void forget(PaneTally ended) {
        if (tally(ended) != null) {
            put(ended, null);
        }
    }

    private void put(PaneTally pane, MeasurementTally tally) {
        if (pane.isEven()) {
            even = tally;
        } else {
            odd = tally;
        }
    }
}
