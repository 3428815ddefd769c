package dev.syncwatch.rule.yaml;

import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Position;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A mapping that is read strictly: every key that is asked for is known, and {@link #close} reports the others.
 *
 * <p>What is not there may come from a second mapping, the defaults.
 */
public final class Section {
    private final YamlValue.Mapping own;
    private final Map<String, YamlValue.Member> defaults;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    public Section(YamlValue.Mapping own, YamlValue.Mapping defaults, Problems problems) {
        this.own = own;
        this.defaults = defaults.members();
        this.problems = problems;
    }

    public Section(YamlValue.Mapping own, Problems problems) {
        this(own, new YamlValue.Mapping(own.at(), Map.of()), problems);
    }

    public Position at() {
        return own.at();
    }

    /** The key's value; null where there is none. A key without a value is a problem. */
    public YamlValue find(String key) {
        known.add(key);
        YamlValue.Member member = own.members().getOrDefault(key, defaults.get(key));
        if (member == null) {
            return null;
        }
        if (member.value() instanceof YamlValue.Scalar scalar && scalar.isNothing()) {
            problems.add(member.keyAt(), key + " has no value");
            return null;
        }
        return member.value();
    }

    /** The key's value; where there is none, that is a problem and the result null. */
    public YamlValue need(String key) {
        if (!own.members().containsKey(key) && !defaults.containsKey(key)) {
            problems.add(own.at(), key + " is missing");
        }
        return find(key);
    }

    /** Reports the keys that nobody asked for. */
    public void close() {
        eachUnknown((key, member) -> problems.add(
                member.keyAt(), Finding.shape("unknown key " + Quoted.of(key), Nearest.suggestion(key, known))));
    }

    /** The same, for a section that holds secrets: a key is not repeated, as it may be one in the wrong place. */
    public void closeQuietly() {
        eachUnknown((key, member) ->
                problems.add(member.keyAt(), Finding.shape("unknown key", Nearest.suggestion(key, known))));
    }

    private void eachUnknown(BiConsumer<String, YamlValue.Member> report) {
        own.members().forEach((key, member) -> {
            if (!known.contains(key)) {
                report.accept(key, member);
            }
        });
    }
}
