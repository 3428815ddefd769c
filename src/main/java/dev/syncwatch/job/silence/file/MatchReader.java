package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.BadSilence;
import dev.syncwatch.notify.silence.FieldMatcher;
import dev.syncwatch.notify.silence.SilencedField;
import dev.syncwatch.notify.silence.Wish;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a silence holds back. */
record MatchReader(Problems problems, Values values) {

    /** What could be read; problems were reported for the rest. */
    List<FieldMatcher> read(YamlValue value) {
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
}
