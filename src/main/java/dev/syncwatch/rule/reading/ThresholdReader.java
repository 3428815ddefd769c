package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.Measure;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.rule.yaml.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code kind: threshold}. */
final class ThresholdReader implements KindReader {
    private static final Key<Matcher> WHERE =
            Key.optional("where", MatcherReader.SHAPE, Matcher.any(), "which events are measured");
    private static final Key<Measure> MEASURE = Key.required(
            "measure",
            Shapes.choice(new Choices<>("measure", measures())),
            "count of events, users (different ones) or sum(field)");
    private static final Key<Duration> WINDOW =
            Key.required("window", Shapes.DURATION_ABOVE_ZERO, "how far back is measured");
    private static final Key<BigDecimal> ABOVE = Key.required("above", Shapes.NUMBER, "fires strictly above this");

    @Override
    public List<Key<?>> keys() {
        return List.of(WHERE, MEASURE, WINDOW, ABOVE);
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule, Readers readers) {
        Matcher where = WHERE.in(rule, readers);
        Measure measure = MEASURE.in(rule, readers);
        Duration window = WINDOW.in(rule, readers);
        BigDecimal above = ABOVE.in(rule, readers);
        return head -> new Threshold(head, where, measure, window, above);
    }

    private static Map<String, Measure> measures() {
        Map<String, Measure> measures = new LinkedHashMap<>();
        measures.put("count", Measure.count());
        measures.put("users", Measure.users());
        // The name of an event is never a number, so such a sum would never move.
        for (EventField field : EnumSet.complementOf(EnumSet.of(EventField.EVENT))) {
            measures.put("sum(" + field.fieldName() + ")", Measure.sum(field));
        }
        return measures;
    }
}
