package dev.syncwatch.rule.reading;

import static dev.syncwatch.rule.reading.Values.orElse;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.RuleMode;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Reads the keys that all rules have, and those of them that may stand in {@code defaults}. */
final class HeadReader {
    private static final Duration DEFAULT_EXPIRY = Duration.ofHours(24);

    private final Readers readers;

    HeadReader(Readers readers) {
        this.readers = readers;
    }

    /** The parts of it that are not good are null; then problems were reported. */
    RuleHead read(Section rule) {
        String id = readers.values().name(rule.need("id"));
        List<String> inhibits = orElse(readers.references().inhibited(rule.find("inhibits"), id), List.of());
        rule.need("severity");
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
        Values values = readers.values();
        Quantities quantities = readers.quantities();
        return new RuleHead(
                id,
                orElse(values.choice(section.find("mode"), Choices.MODE), RuleMode.LIVE),
                groupBy(section.find("groupBy")),
                orElse(readers.matchers().read(section.find("only")), Matcher.any()),
                orElse(quantities.duration(section.find("for")), Duration.ZERO),
                orElse(quantities.duration(section.find("keepFiringFor")), Duration.ZERO),
                orElse(quantities.duration(section.find("expireAfter")), DEFAULT_EXPIRY),
                values.choice(section.find("severity"), Choices.SEVERITY),
                orElse(readers.references().channels(section.find("notify")), List.of()),
                inhibits,
                values.text(section.find("runbook")));
    }

    private void checkOnly(Section section, Collection<EventField> groupBy) {
        if (section.find("only") instanceof YamlValue.Mapping only) {
            only.members().forEach((key, member) -> {
                EventField field = Choices.FIELD.byWord().get(key);
                if (field != null && !groupBy.contains(field)) {
                    readers.problems().add(member.keyAt(), "`only` tells groups apart, and groupBy has no " + key);
                }
            });
        }
    }

    private List<EventField> groupBy(YamlValue value) {
        List<EventField> fields = new ArrayList<>();
        orElse(readers.values().names(value), List.<YamlValue.Scalar>of())
                .forEach(name -> fields.add(readers.values().choice(name, Choices.GROUP_FIELD)));
        fields.removeIf(Objects::isNull);
        if (!fields.contains(EventField.ENVIRONMENT)) {
            fields.add(0, EventField.ENVIRONMENT);
        }
        return fields;
    }
}
