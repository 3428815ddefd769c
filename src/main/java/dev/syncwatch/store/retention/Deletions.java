package dev.syncwatch.store.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what is too old. What still goes on is never too old. */
public final class Deletions {
    /** A rule of which nothing was said for so long is gone. */
    private static final Duration STATUS = Duration.ofDays(1);

    private static final String GOES_ON = "('pending', 'firing', 'recovering')";

    private Deletions() {}

    /**
     * What to delete.
     *
     * @param newest     event time that is stored; null while there is none
     * @param newestTold when the newest notification was planned, by the clock on the wall; null while there is none
     */
    public static List<Deletion> of(Retention kept, Instant newest, Instant newestTold) {
        List<Deletion> deletions = new ArrayList<>();
        if (newest != null) {
            deletions.add(new Deletion("sync_minute", "row.minute < ?", newest.minus(kept.minutes())));
            deletions.add(new Deletion("failure_minute", "row.minute < ?", newest.minus(kept.minutes())));
            deletions.add(new Deletion("window_rate", "row.window_end < ?", newest.minus(kept.windows())));
            Instant alerts = newest.minus(kept.alerts());
            deletions.add(new Deletion("alert", "row.at < ? AND row.state NOT IN " + GOES_ON, alerts));
            deletions.add(new Deletion(
                    "alert_change",
                    "row.at < ? AND NOT EXISTS (SELECT FROM alert WHERE alert.alert = row.alert AND alert.at = row.at)",
                    alerts));
            deletions.add(new Deletion("silence_record", "row.ends_at < ?", alerts));
            deletions.add(new Deletion("incident", "row.ends_at < ?", newest.minus(kept.incidents())));
            deletions.add(new Deletion("rule_status", "row.at < ?", newest.minus(STATUS)));
        }
        if (newestTold != null) {
            deletions.add(new Deletion("notification", "row.planned_at < ?", newestTold.minus(kept.notifications())));
        }
        return deletions;
    }
}
