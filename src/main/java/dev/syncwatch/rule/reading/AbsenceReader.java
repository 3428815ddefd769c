package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.WhenSyncDisabled;
import dev.syncwatch.rule.feasible.Covering;
import dev.syncwatch.rule.yaml.Section;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Reads {@code kind: absence}. */
final class AbsenceReader implements KindReader {
    private static final Key<Matcher> OF = Key.required("of", MatcherReader.SHAPE, "what should happen");
    private static final Key<Duration> WITHIN =
            Key.required("within", Shapes.DURATION_ABOVE_ZERO, "how long it may be missing while users are active");
    private static final Key<Matcher> ACTIVITY =
            Key.required("activity", MatcherReader.SHAPE, "which events show that users are active");
    private static final Key<Duration> ACTIVITY_GAP = Key.optional(
            "activityGap",
            Shapes.DURATION_ABOVE_ZERO,
            Duration.ofMinutes(20),
            "after so long without activity the users are gone: waiting starts anew with the next");
    private static final Key<Long> MINIMUM_SESSIONS = Key.optional(
            "minimumSessions",
            Shapes.wholeNumber(0),
            1L,
            "so many different users must have been active in the last `within`");
    private static final Key<WhenSyncDisabled> WHEN_SYNC_DISABLED = Key.optional(
            "whenSyncDisabled",
            Shapes.choice(Choices.WHEN_SYNC_DISABLED),
            WhenSyncDisabled.MANUAL_ONLY,
            "while remote config has sync off: count only activity that is not scheduled, suppress the rule, or ignore it");

    @Override
    public List<Key<?>> keys() {
        return List.of(OF, WITHIN, ACTIVITY, ACTIVITY_GAP, MINIMUM_SESSIONS, WHEN_SYNC_DISABLED);
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule, Readers readers) {
        Matcher of = OF.in(rule, readers);
        Duration within = WITHIN.in(rule, readers);
        Matcher activity = ACTIVITY.in(rule, readers);
        readers.object(rule, Covering.activity(of, activity));
        Duration gap = ACTIVITY_GAP.in(rule, readers);
        Long sessions = MINIMUM_SESSIONS.in(rule, readers);
        WhenSyncDisabled whenSyncDisabled = WHEN_SYNC_DISABLED.in(rule, readers);
        return head -> new Absence(head, of, within, activity, gap, sessions, whenSyncDisabled);
    }
}
