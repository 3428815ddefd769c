package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Section 6: a matcher, a map of field to value, list of values, comparison or {@code ~regex}. All must hold. */
final class Matching {
    private static final Set<String> STEP_KEYS = Set.of("times", "same");
    private static final List<String> OPERATORS = List.of(">=", "<=", "!=", ">", "<");

    private final Map<String, List<Predicate<String>>> conditions = new HashMap<>();
    private final boolean asksForLogs;

    /** @param matcher absent for one that holds always */
    Matching(JsonNode matcher) {
        matcher.properties().stream()
                .filter(entry -> !STEP_KEYS.contains(entry.getKey()))
                .forEach(entry -> conditions.put(entry.getKey(), anyOf(entry.getValue())));
        this.asksForLogs = asksForLogs(matcher.path("event"));
    }

    /** @param fields those that are present */
    boolean holds(Map<String, String> fields) {
        boolean log = Logs.EVENT.equals(fields.get("event"));
        return (asksForLogs || !log)
                && conditions.entrySet().stream()
                        .allMatch(entry -> entry.getValue().stream()
                                .anyMatch(condition -> condition.test(fields.get(entry.getKey()))));
    }

    /** Only the event's name asks for them, and not by naming another. */
    private static boolean asksForLogs(JsonNode wanted) {
        List<JsonNode> alternatives = new ArrayList<>();
        if (wanted.isArray()) {
            wanted.forEach(alternatives::add);
        } else if (!wanted.isMissingNode()) {
            alternatives.add(wanted);
        }
        return alternatives.stream()
                .map(JsonNode::asText)
                .anyMatch(text -> !text.startsWith("!=") && condition(text).test(Logs.EVENT));
    }

    private static List<Predicate<String>> anyOf(JsonNode wanted) {
        List<Predicate<String>> conditions = new ArrayList<>();
        if (wanted.isArray()) {
            wanted.forEach(item -> conditions.add(condition(item.asText())));
        } else {
            conditions.add(condition(wanted.asText()));
        }
        return conditions;
    }

    private static Predicate<String> condition(String wanted) {
        if (wanted.startsWith("~")) {
            Pattern pattern = Pattern.compile(wanted.substring(1));
            return value -> value != null && pattern.matcher(value).find();
        }
        for (String operator : OPERATORS) {
            if (wanted.startsWith(operator)) {
                String operand = wanted.substring(operator.length()).strip();
                return value -> compares(value, operator, operand);
            }
        }
        return value -> value != null && Numbers.equal(value, wanted);
    }

    private static boolean compares(String value, String operator, String operand) {
        if (operator.equals("!=")) {
            return !Numbers.equal(value, operand);
        }
        BigDecimal left = Numbers.read(value);
        BigDecimal right = Numbers.read(operand);
        if (left == null || right == null) {
            return false;
        }
        int order = left.compareTo(right);
        return switch (operator) {
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order < 0;
        };
    }
}
