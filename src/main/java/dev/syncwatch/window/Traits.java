package dev.syncwatch.window;

import dev.syncwatch.telemetry.Outcome;

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
}
