package dev.syncwatch.simulate.backend;

import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.course.Lots;
import java.util.List;

/** The scenario's incidents on the clock, and who is among those they concern. */
public final class Script {
    /** A lot's purpose is this plus the incident's index. */
    private static final int FIRST_LOT = 1000;

    private final List<Incident> incidents;
    private final long[] from;
    private final long[] to;
    private final Lots lots;

    public Script(Scenario scenario, Lots lots) {
        this.incidents = scenario.incidents();
        this.lots = lots;
        long start = scenario.start().toEpochMilli();
        from = incidents.stream().mapToLong(i -> start + i.from().toMillis()).toArray();
        to = incidents.stream().mapToLong(i -> start + i.to().toMillis()).toArray();
    }

    public int size() {
        return incidents.size();
    }

    public Incident incident(int index) {
        return incidents.get(index);
    }

    /** The first such incident that is on at that moment and concerns that person; {@link Answer#NONE} if none does. */
    public int concerning(int user, Incident.Kind kind, long millis) {
        for (int i = 0; i < from.length; i++) {
            if (incidents.get(i).kind() == kind && isOn(i, millis) && isAmong(user, i)) {
                return i;
            }
        }
        return Answer.NONE;
    }

    /** Whether the incident is on at that moment; one that is no incident never is. */
    public boolean isOn(int index, long millis) {
        return index >= 0 && millis >= from[index] && millis < to[index];
    }

    private boolean isAmong(int user, int index) {
        double share = incidents.get(index).share();
        return share == 1 || lots.fraction(user, FIRST_LOT + index) < share;
    }

    /** How much of the incident is behind, from 0 to 1. */
    double progress(int index, long millis) {
        return (double) (millis - from[index]) / (to[index] - from[index]);
    }
}
