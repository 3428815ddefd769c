package dev.syncwatch.detect.absence;

/** State and decider: what the edges of one rule and group have told so far. */
public final class AbsenceMemory {

    public boolean runOn;
    /** O of the run, epoch milliseconds; meaningful while {@link #runOn}. */
    public long runStart;
    /** Whether the run has lasted {@code within}. */
    public boolean open;
    /** Whether all is known to be well: a success was seen, and neither a true answer nor a lapsed run since. */
    public boolean healthy;

    /** Takes an edge into account; edges of one T come in the order of their kinds. */
    public void apply(AbsenceEdge edge) {
        switch (edge.kind()) {
            case STARTED -> {
                runOn = true;
                runStart = edge.runStart();
            }
            case SUCCEEDED, LAPSED -> {
                runOn = false;
                open = false;
                healthy = edge.kind() == AbsenceEdge.Kind.SUCCEEDED;
            }
            case OPENED -> open = runOn && runStart == edge.runStart();
            case DEADLINE -> throw new IllegalArgumentException("a deadline is for CEP alone: " + edge);
        }
    }

    public boolean runOn() {
        return runOn;
    }

    public boolean isBlank() {
        return !runOn && !healthy;
    }
}
