package dev.syncwatch.detect;

import dev.syncwatch.detect.absence.AbsenceMemory;

/** State: what a detector keeps of one rule and group between evaluations. */
public final class DetectorMemory {

    /** Failure rate: whether the rate was too high and has not come down again. */
    public boolean latched;
    /** Failure rate: the first T of the present row of unknown answers, epoch milliseconds; meaningful while {@link #unknown}. */
    public long unknownSince;

    public boolean unknown;
    public AbsenceMemory absence = new AbsenceMemory();

    /** Whether forgetting this could not be observed. */
    public boolean isBlank() {
        return !latched && absence.isBlank();
    }

    /** Whether the answer can change, or has to be told, at the next pane end without any event. */
    public boolean needsTime() {
        return latched || absence.runOn();
    }
}
