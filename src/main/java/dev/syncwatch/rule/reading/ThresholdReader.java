package dev.syncwatch.rule.reading;

import static dev.syncwatch.rule.reading.Values.orElse;

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
import java.util.Map;
import java.util.function.Function;

/** Reads {@code kind: threshold}. */
final class ThresholdReader implements KindReader {
    private static final Choices<Measure> MEASURE = new Choices<>("measure", measures());

    private final Readers readers;

    ThresholdReader(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule) {
        Matcher where = orElse(readers.matchers().read(rule.find("where")), Matcher.any());
        Measure measure = readers.values().choice(rule.need("measure"), MEASURE);
        Duration window = readers.quantities().durationAboveZero(rule.need("window"));
        BigDecimal above = readers.quantities().number(rule.need("above"));
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
