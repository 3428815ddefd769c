package dev.syncwatch.cli.silence;

import dev.syncwatch.notify.silence.BadSilence;
import dev.syncwatch.notify.silence.FieldMatcher;
import dev.syncwatch.notify.silence.SilencedField;
import dev.syncwatch.notify.silence.Wish;
import dev.syncwatch.rule.yaml.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code --match}: {@code environment=staging}, {@code platform!=ios}, {@code rule=~^push}; a field given twice is a list. */
final class MatchOption {
    private static final Pattern WRITTEN = Pattern.compile("(?s)([A-Za-z]+)(!?)=(.*)");

    private MatchOption() {}

    /** In the order of the fields, each once. */
    static List<FieldMatcher> read(List<String> written) throws BadSilence {
        Map<SilencedField, List<Wish>> byField = new EnumMap<>(SilencedField.class);
        for (String option : written) {
            Matcher parts = WRITTEN.matcher(option);
            if (!parts.matches()) {
                throw new BadSilence(
                        "'" + option + "' is no matcher: write field=value, field!=value or field=~expression");
            }
            SilencedField field = field(parts.group(1));
            String wish = parts.group(2).isEmpty() ? parts.group(3) : "!=" + parts.group(3);
            byField.computeIfAbsent(field, added -> new ArrayList<>()).add(wish(field, wish));
        }
        List<FieldMatcher> matchers = new ArrayList<>();
        for (Map.Entry<SilencedField, List<Wish>> field : byField.entrySet()) {
            matchers.add(FieldMatcher.of(field.getKey(), field.getValue()));
        }
        return matchers;
    }

    private static SilencedField field(String name) throws BadSilence {
        return SilencedField.of(name)
                .orElseThrow(() ->
                        new BadSilence("unknown field \"" + name + "\"" + Nearest.hint(name, SilencedField.NAMES)));
    }

    private static Wish wish(SilencedField field, String written) throws BadSilence {
        try {
            return field.wish(written);
        } catch (BadSilence bad) {
            throw new BadSilence(field.fieldName() + ": " + bad.getMessage());
        }
    }
}
