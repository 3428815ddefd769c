package dev.syncwatch.rule.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of rule files, draft 2020-12, written from the keys that the readers read by. */
public final class FileSchema {
    private static final String DEFS = "#/$defs/";
    private static final String MATCHER = "matcher";

    private FileSchema() {}

    /** The whole schema: maps, lists, texts and numbers. */
    public static Map<String, Object> write() {
        Map<String, Object> schema = Shapes.schema(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "Syncwatch rule file",
                "description",
                "Written by `syncwatch rules schema` from the code that reads rule files; do not edit.");
        schema.putAll(objectOf(fileKeys(), List.of("version", "rules")));
        schema.put("anyOf", severityIsGiven());
        schema.put("$defs", definitions());
        return schema;
    }

    private static Map<String, Object> fileKeys() {
        return Shapes.schema(
                "version",
                described(Shapes.anyOf(versions()), "of the format"),
                "service",
                described(Shapes.TEXT.schema(), "whose telemetry this is; default learning-sync"),
                "defaults",
                described(reference("defaults"), "values for every rule that does not give its own"),
                "rules",
                Shapes.schema("type", "array", "items", reference("rule")),
                "channels",
                described(
                        Shapes.schema(
                                "type",
                                "object",
                                "propertyNames",
                                Shapes.schema("pattern", Shapes.NAME.schema().get("pattern")),
                                "additionalProperties",
                                reference("channel")),
                        "where pages go, by name"));
    }

    private static Object[] versions() {
        return FileReading.VERSION.byWord().entrySet().stream()
                .map(word -> Shapes.schema("enum", List.of(word.getValue(), word.getKey())))
                .toArray();
    }

    /** A rule's severity stands in the rule or in the defaults. */
    private static List<Object> severityIsGiven() {
        Object needed = Shapes.schema("required", List.of(HeadReader.SEVERITY.name()));
        return List.of(
                Shapes.schema("required", List.of("defaults"), "properties", Shapes.schema("defaults", needed)),
                Shapes.schema("properties", Shapes.schema("rules", Shapes.schema("items", needed))));
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put(MATCHER, MatcherReader.SHAPE.schema());
        definitions.put("defaults", objectOf(properties(HeadReader.SHARED), List.of()));
        definitions.put(
                "rule",
                oneOfItsKinds(RuleListReader.KINDS.byWord().keySet().stream().toList(), "rule-"));
        RuleListReader.KINDS.byWord().forEach((kind, reader) -> {
            List<Key<?>> keys = new ArrayList<>(List.of(HeadReader.ID, HeadReader.INHIBITS));
            keys.addAll(HeadReader.SHARED);
            keys.addAll(reader.keys());
            definitions.put("rule-" + kind, ofKind(kind, keys, HeadReader.SEVERITY));
        });
        definitions.put("channel", oneOfItsKinds(List.copyOf(ChannelReader.KEYS.keySet()), "channel-"));
        ChannelReader.KEYS.forEach((kind, keys) -> definitions.put("channel-" + kind, ofKind(kind, keys, null)));
        return definitions;
    }

    private static Map<String, Object> oneOfItsKinds(List<String> kinds, String prefix) {
        List<Object> branches = new ArrayList<>();
        for (String kind : kinds) {
            Object isKind = Shapes.schema(
                    "properties", Shapes.schema("kind", Shapes.schema("const", kind)), "required", List.of("kind"));
            branches.add(Shapes.schema("if", isKind, "then", reference(prefix + kind)));
        }
        return Shapes.schema(
                "type",
                "object",
                "required",
                List.of("kind"),
                "properties",
                Shapes.schema("kind", Shapes.schema("enum", kinds)),
                "allOf",
                branches);
    }

    private static Map<String, Object> ofKind(String kind, List<Key<?>> keys, Key<?> elsewhere) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("kind", Shapes.schema("const", kind));
        properties.putAll(properties(keys));
        List<String> required = keys.stream()
                .filter(key -> key.required() && key != elsewhere)
                .map(Key::name)
                .toList();
        return objectOf(properties, required);
    }

    private static Map<String, Object> properties(List<Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.name(), property(key)));
        return properties;
    }

    static Map<String, Object> property(Key<?> key) {
        boolean matcher = key.shape().schema() == MatcherReader.SHAPE.schema();
        return described(matcher ? reference(MATCHER) : key.shape().schema(), key.meaning());
    }

    private static Map<String, Object> described(Map<String, Object> schema, String meaning) {
        Map<String, Object> described = Shapes.schema("description", meaning);
        described.putAll(schema);
        return described;
    }

    private static Map<String, Object> objectOf(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = Shapes.schema("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> reference(String definition) {
        return Shapes.schema("$ref", DEFS + definition);
    }
}
