package dev.syncwatch.simulate.backend;

import dev.syncwatch.simulate.FlagChange;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.course.Lots;
import java.util.List;

/** The flag {@code learningSync.enabled}: what was published, and what a phone knows of it. */
public final class RemoteFlag {
    /** Phones ask for it that often (runbook section 4). */
    private static final long PICK_UP_WITHIN_MILLIS = 5 * 60_000L;

    private static final int FIRST_LOT = 2000;

    private final List<FlagChange> changes;
    private final long startMillis;
    private final Lots lots;

    public RemoteFlag(Scenario scenario, Lots lots) {
        this.changes = scenario.remoteConfig();
        this.startMillis = scenario.start().toEpochMilli();
        this.lots = lots;
    }

    /** Whether that phone believes that scheduled syncs are wanted. */
    public boolean enabled(int user, long millis) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            double pickUp = PICK_UP_WITHIN_MILLIS * lots.fraction(user, FIRST_LOT + i);
            if (published(i) + pickUp <= millis) {
                return changes.get(i).enabled();
            }
        }
        return true;
    }

    public int changes() {
        return changes.size();
    }

    /** Epoch milliseconds. */
    public long published(int change) {
        return startMillis + changes.get(change).at().toMillis();
    }

    /** What it says from then on. */
    public boolean enabled(int change) {
        return changes.get(change).enabled();
    }
}
