package dev.syncwatch.job.silence;

import dev.syncwatch.notify.silence.BadSilence;
import dev.syncwatch.notify.silence.FieldMatcher;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilencedField;
import dev.syncwatch.notify.silence.Wish;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what stands between one {@code -} and the next in a file of silences. */
final class OneSilenceReader {
    /** Keys that are kept for silences that come again and again, and words that somebody may try for them. */
    private static final Set<String> RECURRING =
            Set.of("every", "repeat", "repeats", "recurring", "schedule", "cron", "days", "timeZone");

    private final Problems problems;
    private final Values values;

    OneSilenceReader(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    /** Null if it is not good; then problems were reported. */
    Silence read(YamlValue.Mapping written, String idPrefix) {
        int before = problems.reports();
        Section section = new Section(withoutRecurrence(written), problems);
        String id = values.name(section.need("id"));
        List<FieldMatcher> matchers = matchers(section.need("match"));
        Instant from = time(section.need("from"));
        YamlValue untilWritten = section.need("until");
        Instant until = time(untilWritten);
        String author = values.text(section.need("author"));
        String reason = values.text(section.need("reason"));
        section.close();
        if (from != null && until != null && !until.isAfter(from)) {
            problems.add(untilWritten.at(), "until has to be after from");
        }
        return problems.reports() == before ? new Silence(idPrefix + id, matchers, from, until, author, reason) : null;
    }

    private YamlValue.Mapping withoutRecurrence(YamlValue.Mapping written) {
        Map<String, YamlValue.Member> members = new LinkedHashMap<>(written.members());
        members.keySet().retainAll(RECURRING);
        members.values()
                .forEach(member -> problems.add(
                        member.keyAt(),
                        "silences that recur can't be read yet; write one for each time, with from and until"));
        Map<String, YamlValue.Member> others = new LinkedHashMap<>(written.members());
        others.keySet().removeAll(RECURRING);
        return new YamlValue.Mapping(written.at(), others);
    }

    private List<FieldMatcher> matchers(YamlValue value) {
        YamlValue.Mapping mapping = values.mapping(value);
        List<FieldMatcher> matchers = new ArrayList<>();
        if (mapping == null) {
            return matchers;
        }
        if (mapping.members().isEmpty()) {
            problems.add(
                    mapping.at(), "this names nothing, so it would hold everything back; for that, write rule: \"~.\"");
        }
        mapping.members().forEach((name, member) -> {
            Optional<SilencedField> field = SilencedField.of(name);
            field.flatMap(known -> matcher(known, member.value())).ifPresent(matchers::add);
            if (field.isEmpty()) {
                String hint = Nearest.hint(name, SilencedField.NAMES);
                problems.add(member.keyAt(), "unknown field " + Quoted.of(name) + hint);
            }
        });
        return matchers;
    }

    private Optional<FieldMatcher> matcher(SilencedField field, YamlValue value) {
        int before = problems.reports();
        List<Wish> anyOf = new ArrayList<>();
        for (YamlValue item : value instanceof YamlValue.Items items ? items.values() : List.of(value)) {
            wish(field, item).ifPresent(anyOf::add);
        }
        try {
            return problems.reports() == before ? Optional.of(FieldMatcher.of(field, anyOf)) : Optional.empty();
        } catch (BadSilence bad) {
            problems.add(value.at(), bad.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Wish> wish(SilencedField field, YamlValue value) {
        String text = values.text(value);
        try {
            return text == null ? Optional.empty() : Optional.of(field.wish(text));
        } catch (BadSilence bad) {
            problems.add(value.at(), bad.getMessage());
            return Optional.empty();
        }
    }

    private Instant time(YamlValue value) {
        String text = values.text(value);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException bad) {
            return values.refuse(
                    value,
                    Quoted.of(text) + " is no time: write it like 2026-01-05T22:00:00Z or 2026-01-05T23:00:00+01:00");
        }
    }
}
