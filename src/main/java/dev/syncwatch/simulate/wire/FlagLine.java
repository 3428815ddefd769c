package dev.syncwatch.simulate.wire;

import dev.syncwatch.simulate.Emissions;

/** A change of the remote flag; it is the scenario's doing, so it goes before what phones do at that moment. */
public final class FlagLine extends Draft {
    private static final int NOBODY = -1;
    private static final Choice ENABLED = new Choice(4, 1);

    public FlagLine(boolean enabled, long published) {
        this();
        begin(Emissions.Kind.REMOTE_CONFIG, NOBODY, 0);
        choose(ENABLED, enabled ? 1 : 0);
        arrives(published, Long.MIN_VALUE);
    }

    /** To be moved to one. */
    FlagLine() {}

    boolean enabled() {
        return chosen(ENABLED) == 1;
    }
}
