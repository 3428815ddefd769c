package dev.syncwatch.rule.reading;

import static dev.syncwatch.rule.reading.Values.orElse;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.Severity;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Reads the keys that all rules have, and those of them that may stand in {@code defaults}. */
final class HeadReader {
    static final Key<String> ID = Key.required("id", Shapes.NAME, "unique in the file; a part of every alert's id");
    static final Key<Severity> SEVERITY = Key.required(
            "severity",
            Shapes.choice(Choices.SEVERITY),
            "how bad it is; a critical alert opens an incident at PagerDuty");
    static final Key<List<String>> INHIBITS = Key.optional(
            "inhibits",
            Shapes.names(Shapes.NAME.schema()),
            List.of(),
            "ids of the rules whose pages are held back while this one fires");

    private static final Key<RuleMode> MODE = Key.optional(
            "mode",
            Shapes.choice(Choices.MODE),
            RuleMode.LIVE,
            "shadow evaluates and records but tells nobody; off does nothing");
    private static final Key<List<EventField>> GROUP_BY = Key.optional(
            "groupBy",
            Shapes.names(Shapes.choice(Choices.GROUP_FIELD).schema()).readAs(HeadReader::groupFields),
            List.of(),
            "one alert for each combination of these; environment is always one of them");
    private static final Key<Matcher> ONLY = Key.optional(
            "only", MatcherReader.SHAPE, Matcher.any(), "a matcher on the group; other groups are not evaluated");
    private static final Key<Duration> FOR = Key.optional(
            "for",
            Shapes.DURATION,
            Duration.ZERO,
            "how long the condition must be true without a break before the alert fires");
    private static final Key<Duration> KEEP_FIRING_FOR = Key.optional(
            "keepFiringFor",
            Shapes.DURATION,
            Duration.ZERO,
            "how long it must be false without a break before the alert resolves");
    private static final Key<Duration> EXPIRE_AFTER = Key.optional(
            "expireAfter",
            Shapes.DURATION,
            Duration.ofHours(24),
            "an open alert about which nothing is known any more ends after this");
    private static final Key<List<String>> NOTIFY = Key.optional(
            "notify",
            Shapes.names(Shapes.TEXT.schema())
                    .readAs((readers, value) -> readers.references().channels(value)),
            List.of(),
            "names of the channels that are told");
    private static final Key<String> RUNBOOK =
            Key.optional("runbook", Shapes.TEXT, null, "a link for the page: what to do is written there");

    /** What may stand in {@code defaults}, in the order in which people write it. */
    static final List<Key<?>> SHARED =
            List.of(GROUP_BY, ONLY, MODE, FOR, KEEP_FIRING_FOR, EXPIRE_AFTER, SEVERITY, NOTIFY, RUNBOOK);

    private final Readers readers;

    HeadReader(Readers readers) {
        this.readers = readers;
    }

    /** The parts of it that are not good are null; then problems were reported. */
    RuleHead read(Section rule) {
        String id = ID.in(rule, readers);
        List<String> inhibits = orElse(readers.references().inhibited(rule.find(INHIBITS.name()), id), List.of());
        rule.need(SEVERITY.name());
        RuleHead head = common(rule, id, inhibits);
        checkOnly(rule, head.groupBy());
        return head;
    }

    void checkDefaults(Section defaults) {
        common(defaults, null, List.of());
        checkOnly(defaults, EventField.GROUPABLE);
        defaults.close();
    }

    private RuleHead common(Section section, String id, List<String> inhibits) {
        return new RuleHead(
                id,
                MODE.in(section, readers),
                withEnvironment(GROUP_BY.in(section, readers)),
                ONLY.in(section, readers),
                FOR.in(section, readers),
                KEEP_FIRING_FOR.in(section, readers),
                EXPIRE_AFTER.in(section, readers),
                SEVERITY.shape().read(readers, section.find(SEVERITY.name())),
                NOTIFY.in(section, readers),
                inhibits,
                RUNBOOK.in(section, readers));
    }

    private void checkOnly(Section section, Collection<EventField> groupBy) {
        if (section.find(ONLY.name()) instanceof YamlValue.Mapping only) {
            only.members().forEach((key, member) -> {
                EventField field = Choices.FIELD.byWord().get(key);
                if (field != null && !groupBy.contains(field)) {
                    readers.problems().add(member.keyAt(), notGrouped(key));
                }
            });
        }
    }

    private static Finding notGrouped(String key) {
        boolean groupable = Choices.GROUP_FIELD.byWord().containsKey(key);
        return Finding.error(
                "`only` tells groups apart, and groupBy has no " + key,
                groupable ? "add it there" : "put it into the rule's other matchers");
    }

    private static List<EventField> groupFields(Readers readers, YamlValue value) {
        List<YamlValue.Scalar> names = readers.values().names(value);
        if (names == null) {
            return null;
        }
        List<EventField> fields = new ArrayList<>();
        names.forEach(name -> fields.add(readers.values().choice(name, Choices.GROUP_FIELD)));
        fields.removeIf(Objects::isNull);
        return fields;
    }

    private static List<EventField> withEnvironment(List<EventField> fields) {
        if (fields.contains(EventField.ENVIRONMENT)) {
            return fields;
        }
        List<EventField> all = new ArrayList<>(fields);
        all.add(0, EventField.ENVIRONMENT);
        return all;
    }
}
