package dev.syncwatch.cli.preview;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.window.backend.BackendRow;
import dev.syncwatch.window.backend.BackendSummary;
import dev.syncwatch.window.backend.BackendTally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The failure that a rule is there for, by what its matchers name; a backend that is out for rules that name nothing.
 *
 * @param statusCode null for failures that have none
 */
record ExampleFailure(String stage, String statusCode) {

    static ExampleFailure of(AlertRule rule, RuleSet rules) {
        List<Condition> conditions = conditions(rule, rules::rule);
        String stage = named(conditions, EventField.STAGE).orElse("push");
        return new ExampleFailure(
                stage, named(conditions, EventField.STATUS_CODE).orElse(usualCode(stage)));
    }

    /** Whether the rule itself looks for failures of a kind. */
    static boolean namesOne(AlertRule rule) {
        return conditions(rule, unknown -> Optional.empty()).stream()
                .anyMatch(condition ->
                        condition.field() == EventField.STAGE || condition.field() == EventField.STATUS_CODE);
    }

    private static String usualCode(String stage) {
        return switch (stage) {
            case "fetch" -> "401";
            case "push" -> "503";
            default -> null;
        };
    }

    private static List<Condition> conditions(AlertRule rule, Function<String, Optional<AlertRule>> members) {
        if (rule instanceof Threshold threshold) {
            return threshold.where().conditions();
        }
        if (rule instanceof Sequence sequence) {
            return sequence.steps().stream()
                    .flatMap(step -> step.matcher().conditions().stream())
                    .toList();
        }
        if (rule instanceof AllOf allOf) {
            return allOf.rules().stream()
                    .map(members)
                    .flatMap(Optional::stream)
                    .flatMap(member -> conditions(member, members).stream())
                    .toList();
        }
        return List.of();
    }

    private static Optional<String> named(List<Condition> conditions, EventField field) {
        return conditions.stream()
                .filter(condition -> condition.field() == field)
                .map(condition -> ExampleGroup.wanted(condition).or(() -> beyond(condition)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** {@code >=500} lets 503 in. */
    private static Optional<String> beyond(Condition condition) {
        return condition.anyOf().stream()
                .filter(ValueTest.Compared.class::isInstance)
                .map(test -> ((ValueTest.Compared) test).bound().exact())
                .map(bound -> bound.add(BigDecimal.valueOf(3)).toPlainString())
                .findFirst();
    }

    /** What the backend's log says of it shortly before a time; null where it never came so far. */
    BackendSummary backend(Instant at) {
        if (statusCode == null) {
            return null;
        }
        BackendTally log = new BackendTally();
        String path = stage.equals("fetch") ? "/api/learning-records" : "/api/learning-records/bulk";
        log.add(new BackendRow(statusCode, path, 74, millis(at, 280), millis(at, 12)));
        log.add(new BackendRow("429", "/api/learning-records/retry", 5, millis(at, 190), millis(at, 60)));
        return BackendSummary.of(log.rows());
    }

    private static long millis(Instant at, long secondsBefore) {
        return at.minusSeconds(secondsBefore).toEpochMilli();
    }

    /** What a phone says of it. */
    String sample() {
        return switch (stage) {
            case "persist" -> "AsyncStorage: database or disk is full (code 13)";
            case "fetch" -> "GET /api/learning-records: " + statusCode;
            default -> "POST /api/learning-records/bulk: " + statusCode;
        };
    }
}
