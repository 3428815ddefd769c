package dev.syncwatch.cli.ruletest.timeline;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One kind of event: {@code failed{stage=push, statusCode=503|500}}.
 *
 * @param name as telemetry has it
 * @param fields to their values, of which events take one after the other in turn
 */
record EventText(String name, Map<String, List<String>> fields) {
    private static final String PREFIX = "learning_sync_";
    private static final List<String> NAMES = List.of("started", "completed", "failed", "skipped");
    private static final Pattern FORM = Pattern.compile("([A-Za-z_]+)(?:\\{(.*)})?", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\\s*(\\w+)\\s*=((?:\"[^\"]*\"|[^,\"])*)(,|$)");
    private static final Pattern VALUE = Pattern.compile("(?:\"([^\"]*)\"|([^|\"]*))(?:\\||$)");

    static EventText read(String word) throws BadNotation {
        Matcher form = FORM.matcher(word);
        if (!form.matches()) {
            throw new BadNotation(
                    "an event is expected, like failed{stage=push, statusCode=503}, not " + Quoted.of(word));
        }
        String name = form.group(1).startsWith(PREFIX) ? form.group(1).substring(PREFIX.length()) : form.group(1);
        if (!NAMES.contains(name)) {
            throw new BadNotation("unknown event " + Quoted.of(form.group(1)) + Nearest.hint(name, NAMES));
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (name.equals("completed")) {
            fields.put(EventField.STATUS.fieldName(), List.of("success"));
        }
        readFields(form.group(2) == null ? "" : form.group(2), fields);
        return new EventText(PREFIX + name, fields);
    }

    private static void readFields(String text, Map<String, List<String>> fields) throws BadNotation {
        Matcher field = FIELD.matcher(text);
        int at = 0;
        while (at < text.strip().length()) {
            if (!field.find(at) || field.start() != at) {
                throw new BadNotation("field=value is expected at " + Quoted.of(text.substring(at)));
            }
            checkField(field.group(1));
            fields.put(field.group(1), values(field.group(2).strip()));
            at = field.end();
        }
    }

    private static void checkField(String name) throws BadNotation {
        List<String> known = Stream.of(EventField.values())
                .filter(field -> field != EventField.EVENT)
                .map(EventField::fieldName)
                .toList();
        if (!known.contains(name)) {
            throw new BadNotation("unknown field " + Quoted.of(name) + Nearest.hint(name, known));
        }
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        List<MatchResult> found = VALUE.matcher(text).results().toList();
        for (MatchResult value : found) {
            boolean tail = value.start() == text.length() && !text.endsWith("|") && !text.isEmpty();
            if (!tail) {
                values.add(Optional.ofNullable(value.group(1))
                        .orElse(value.group(2))
                        .strip());
            }
        }
        return values;
    }

    /** The value that a field of the event with this number has; empty where such an event has none. */
    String value(String field, long number) {
        List<String> values = fields.get(field);
        return values.get((int) (number % values.size()));
    }
}
