package dev.syncwatch.store.retention;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long rows are kept, counted back from the newest time that is stored; at least {@link #LEAST} each.
 *
 * @param minutes       counts of minutes
 * @param windows       rates
 * @param alerts        alerts that are over, changes of alerts, and silences that are over
 * @param incidents     incidents that are over
 * @param notifications what channels were told
 */
public record Retention(Duration minutes, Duration windows, Duration alerts, Duration incidents, Duration notifications)
        implements Serializable {

    /** Minutes are corrected for a day: what is deleted sooner would come back with less in it. */
    public static final Duration LEAST = Duration.ofDays(2);

    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration YEAR_AND_A_MONTH = Duration.ofDays(400);

    public Retention {
        minutes = minutes == null ? QUARTER : minutes;
        windows = windows == null ? QUARTER : windows;
        alerts = alerts == null ? YEAR_AND_A_MONTH : alerts;
        incidents = incidents == null ? YEAR_AND_A_MONTH : incidents;
        notifications = notifications == null ? YEAR_AND_A_MONTH : notifications;
    }

    /** Everything by default. */
    public static Retention defaults() {
        return new Retention(null, null, null, null, null);
    }

    /** The shortest of them. */
    public Duration shortest() {
        Duration shortest = minutes;
        for (Duration other : new Duration[] {windows, alerts, incidents, notifications}) {
            shortest = other.compareTo(shortest) < 0 ? other : shortest;
        }
        return shortest;
    }
}
