package dev.syncwatch.rule;

import java.time.Duration;

/**
 * True once something has been missing for long although users were active.
 *
 * @param of what is expected
 * @param within longer than 0
 * @param activity what shows that users are there
 * @param activityGap longer than 0: a run of activity ends after that much without any
 * @param minimumSessions distinct active users, 0 or more
 */
public record Absence(
        RuleHead head,
        Matcher of,
        Duration within,
        Matcher activity,
        Duration activityGap,
        long minimumSessions,
        WhenSyncDisabled whenSyncDisabled)
        implements AlertRule {

    @Override
    public AlertRule withHead(RuleHead other) {
        return new Absence(other, of, within, activity, activityGap, minimumSessions, whenSyncDisabled);
    }

    @Override
    public String kind() {
        return "absence";
    }
}
