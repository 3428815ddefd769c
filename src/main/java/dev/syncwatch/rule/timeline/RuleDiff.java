package dev.syncwatch.rule.timeline;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.YamlReader;
import dev.syncwatch.rule.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What differs between two rule sets, rule by rule, in the words of their files. */
public final class RuleDiff {
    private static final Set<String> STRUCTURE = Set.of(
            "kind",
            "groupBy",
            "only",
            "window",
            "attempts",
            "successes",
            "of",
            "within",
            "activity",
            "activityGap",
            "whenSyncDisabled",
            "where",
            "measure",
            "steps",
            "until",
            "rules");

    private RuleDiff() {}

    /** What became of a rule. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A rule that is not as it was.
     *
     * @param structure whether other things have to be measured
     * @param keys      what is written differently; none if the rule was added or removed
     */
    public record Entry(String rule, Kind kind, boolean structure, List<Key> keys) {}

    /**
     * A key of a rule.
     *
     * @param before    as it is written, defaults of the file included; null where it is not
     * @param after     as above
     * @param structure whether it says what is measured
     */
    public record Key(String name, String before, String after, boolean structure) {}

    /** The rules that differ, in the order of the later set, then those that were removed. */
    public static List<Entry> of(RuleSet before, RuleSet after) {
        Map<String, Map<String, String>> wasWritten = written(before);
        Map<String, Map<String, String>> isWritten = written(after);
        List<Entry> entries = new ArrayList<>();
        for (AlertRule rule : after.rules()) {
            AlertRule was = before.rule(rule.id()).orElse(null);
            if (was == null) {
                entries.add(new Entry(rule.id(), Kind.ADDED, true, List.of()));
            } else if (!was.equals(rule)) {
                List<Key> keys = keys(wasWritten.get(rule.id()), isWritten.get(rule.id()));
                entries.add(new Entry(rule.id(), Kind.CHANGED, !RuleStructure.isSame(was, rule), keys));
            }
        }
        for (AlertRule rule : before.rules()) {
            if (after.rule(rule.id()).isEmpty()) {
                entries.add(new Entry(rule.id(), Kind.REMOVED, true, List.of()));
            }
        }
        return entries;
    }

    private static List<Key> keys(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Key(name, before.get(name), after.get(name), STRUCTURE.contains(name)))
                .toList();
    }

    /** By rule, then by key. */
    private static Map<String, Map<String, String>> written(RuleSet set) {
        YamlValue file = new YamlReader(new Problems("rules")).read(set.text().getBytes(StandardCharsets.UTF_8));
        Map<String, YamlValue.Member> root = ((YamlValue.Mapping) file).members();
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        for (YamlValue rule : ((YamlValue.Items) root.get("rules").value()).values()) {
            Map<String, String> keys = new LinkedHashMap<>();
            if (root.containsKey("defaults") && root.get("defaults").value() instanceof YamlValue.Mapping defaults) {
                defaults.members().forEach((key, member) -> keys.put(key, text(member.value())));
            }
            ((YamlValue.Mapping) rule).members().forEach((key, member) -> keys.put(key, text(member.value())));
            rules.put(keys.get("id"), keys);
        }
        return rules;
    }

    private static String text(YamlValue value) {
        if (value instanceof YamlValue.Items items) {
            return items.values().stream().map(RuleDiff::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof YamlValue.Mapping mapping) {
            return mapping.members().entrySet().stream()
                    .map(member ->
                            member.getKey() + ": " + text(member.getValue().value()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        return ((YamlValue.Scalar) value).text();
    }
}
