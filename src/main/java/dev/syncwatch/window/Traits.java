package dev.syncwatch.window;

import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.sequence.SequenceTracker;
import java.util.Arrays;

/** What a {@link Measurement} says of an event apart from its {@link Origin}. However many groups there are, there are few of these. */
public final class Traits extends Encoded {

    /** In place of the number of groupings: not even its minute counts the event. */
    public static final int NO_GROUPS = -1;

    private final int number;
    private final long[] selected;
    private final int groupings;
    private final String cause;
    private final Outcome outcome;
    private final boolean manual;

    private SequenceTracker sequences;
    private boolean shares;
    private UserJudge judge;
    private UserJudge.Duty duty;

    /**
     * @param number    tells those apart that one thread made, as far as it can
     * @param selected  as {@link Measurement} has it
     * @param groupings by how many of the first groupings the event counts, or {@link #NO_GROUPS}
     * @param cause     of the evidence ({@link EvidenceRow#cause}); null for an event that is no evidence
     * @param outcome   as {@link Measurement} has it
     * @param manual    as {@link Measurement} has it
     */
    public Traits(int number, long[] selected, int groupings, String cause, Outcome outcome, boolean manual) {
        this.number = number;
        this.selected = selected;
        this.groupings = groupings;
        this.cause = cause;
        this.outcome = outcome;
        this.manual = manual;
    }

    int number() {
        return number;
    }

    public long[] selected() {
        return selected;
    }

    public int groupings() {
        return groupings;
    }

    public String cause() {
        return cause;
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

    /** The same without these selections. */
    Traits without(int[] selections) {
        long[] rest = selected.clone();
        for (int selection : selections) {
            rest[selection >> 6] &= ~(1L << selection);
        }
        return Arrays.equals(rest, selected) ? this : new Traits(number, rest, groupings, cause, outcome, manual);
    }

    /** Whether some of these sequences may want to know what its events share. */
    boolean shares(SequenceTracker with) {
        if (sequences != with) {
            shares = with.shares(selected);
            sequences = with;
        }
        return shares;
    }

    /** What was {@link #keep kept} last if it was by this judge, else null. */
    UserJudge.Duty duty(UserJudge by) {
        return judge == by ? duty : null;
    }

    void keep(UserJudge by, UserJudge.Duty made) {
        judge = by;
        duty = made;
    }
}
