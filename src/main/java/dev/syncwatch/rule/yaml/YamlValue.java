package dev.syncwatch.rule.yaml;

import dev.syncwatch.rule.Position;
import java.util.List;
import java.util.Map;

/** One value of a YAML document and where it begins. */
public sealed interface YamlValue permits YamlValue.Scalar, YamlValue.Items, YamlValue.Mapping {
    Position at();

    /**
     * A text, a number or nothing.
     *
     * @param text as written, without quotes
     * @param isNothing whether no value was given: {@code null}, {@code ~} or an empty place
     */
    record Scalar(Position at, String text, boolean isNothing) implements YamlValue {}

    record Items(Position at, List<YamlValue> values) implements YamlValue {}

    /** Keys in the order of the file. */
    record Mapping(Position at, Map<String, Member> members) implements YamlValue {}

    /** A value and the place of the key before it. */
    record Member(Position keyAt, YamlValue value) {}
}
