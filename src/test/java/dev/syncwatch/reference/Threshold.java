package dev.syncwatch.reference;

import dev.syncwatch.reference.Answer.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Section 7, threshold. */
final class Threshold implements Detector {
    private final Rule rule;
    private final List<Event> group;
    private final List<Event> selected;

    Threshold(Rule rule, Groups.Own own) {
        this.rule = rule;
        this.group = own.events();
        this.selected = Event.matching(own.withLogs(), rule.matching("where"));
    }

    @Override
    public Answer at(long end) {
        long from = end - rule.millis("window", 0);
        boolean silent = Event.within(group, from, end).isEmpty();
        String measure = rule.get("measure").asText();
        BigDecimal value = measured(measure, Event.within(selected, from, end));
        Truth truth = silent ? Truth.UNKNOWN : Answer.truth(Answer.exceeds(value, rule.number("above")));
        return new Answer(truth, value, Map.of(measure.startsWith("sum") ? "sum" : measure, value));
    }

    private static BigDecimal measured(String measure, List<Event> selected) {
        return switch (measure) {
            case "count" -> BigDecimal.valueOf(selected.size());
            case "users" -> BigDecimal.valueOf(Event.users(selected));
            default -> sum(measure.substring("sum(".length(), measure.length() - 1), selected);
        };
    }

    static BigDecimal sum(String field, List<Event> events) {
        return events.stream()
                .map(event -> Numbers.read(event.fields().get(field)))
                .filter(number -> number != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
