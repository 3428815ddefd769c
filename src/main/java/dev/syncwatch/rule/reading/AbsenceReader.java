package dev.syncwatch.rule.reading;

import static dev.syncwatch.rule.reading.Values.orElse;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.WhenSyncDisabled;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.Duration;
import java.util.function.Function;

/** Reads {@code kind: absence}. */
final class AbsenceReader implements KindReader {
    private static final Duration DEFAULT_GAP = Duration.ofMinutes(20);

    private final Readers readers;

    AbsenceReader(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule) {
        Values values = readers.values();
        Quantities quantities = readers.quantities();
        Matcher of = readers.matchers().read(rule.need("of"));
        Duration within = quantities.durationAboveZero(rule.need("within"));
        Matcher activity = activity(rule, of);
        Duration gap = orElse(quantities.durationAboveZero(rule.find("activityGap")), DEFAULT_GAP);
        Long sessions = orElse(quantities.wholeNumber(rule.find("minimumSessions"), 0), 1L);
        WhenSyncDisabled whenSyncDisabled = orElse(
                values.choice(rule.find("whenSyncDisabled"), Choices.WHEN_SYNC_DISABLED), WhenSyncDisabled.MANUAL_ONLY);
        return head -> new Absence(head, of, within, activity, gap, sessions, whenSyncDisabled);
    }

    private Matcher activity(Section rule, Matcher of) {
        YamlValue written = rule.need("activity");
        Matcher activity = readers.matchers().read(written);
        if (activity != null && of != null && of.covers(activity)) {
            readers.problems().add(written.at(), "this rule can never fire: all activity is what `of` waits for");
        }
        return activity;
    }
}
