package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;

/** Finds where something stands in a rule. */
final class Place {
    private Place() {}

    /** The place of the value that a path such as {@code steps/1/times} leads to, or of what comes nearest to it. */
    static Position of(String path, Section rule) {
        String[] parts = path.split("/");
        YamlValue value = rule.find(parts[0]);
        if (value == null) {
            return rule.at();
        }
        for (int i = 1; i < parts.length; i++) {
            YamlValue below = below(value, parts[i]);
            value = below == null ? value : below;
        }
        return value.at();
    }

    private static YamlValue below(YamlValue value, String part) {
        if (value instanceof YamlValue.Items items) {
            return items.values().get(Integer.parseInt(part));
        }
        boolean has =
                value instanceof YamlValue.Mapping mapping && mapping.members().containsKey(part);
        return has ? ((YamlValue.Mapping) value).members().get(part).value() : null;
    }
}
