package dev.syncwatch.rule.reading;

import static dev.syncwatch.rule.reading.Values.orElse;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Reads {@code kind: failure-rate}. */
final class FailureRateReader implements KindReader {
    // The one level for which the bound's z is given.
    private static final Choices<Boolean> CONFIDENCE = Choices.of("confidence", List.of(true), yes -> "95%");

    private final Readers readers;

    FailureRateReader(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule) {
        Values values = readers.values();
        Quantities quantities = readers.quantities();
        Duration window = quantities.durationAboveZero(rule.need("window"));
        Matcher attempts = readers.matchers().read(rule.need("attempts"));
        Matcher successes = successes(rule, attempts);
        BigDecimal above = quantities.percentage(rule.need("above"));
        BigDecimal resolveBelow = resolveBelow(rule, above);
        Long minimumAttempts = orElse(quantities.wholeNumber(rule.find("minimumAttempts"), 1), 1L);
        Long minimumFailures = orElse(quantities.wholeNumber(rule.find("minimumFailures"), 0), 1L);
        Long minimumUsers = orElse(quantities.wholeNumber(rule.find("minimumUsers"), 0), 1L);
        boolean confidence = orElse(values.choice(rule.find("confidence"), CONFIDENCE), false);
        return head -> new FailureRate(
                head,
                window,
                attempts,
                successes,
                above,
                resolveBelow,
                minimumAttempts,
                minimumFailures,
                minimumUsers,
                confidence);
    }

    private Matcher successes(Section rule, Matcher attempts) {
        YamlValue written = rule.need("successes");
        Matcher successes = readers.matchers().read(written);
        if (attempts != null && successes != null && successes.covers(attempts)) {
            readers.problems().add(written.at(), "this rule can never fire: every attempt is a success");
        }
        return successes;
    }

    private BigDecimal resolveBelow(Section rule, BigDecimal above) {
        YamlValue written = rule.find("resolveBelow");
        BigDecimal resolveBelow = readers.quantities().percentage(written);
        if (above != null && resolveBelow != null && resolveBelow.compareTo(above) > 0) {
            readers.problems().add(written.at(), "resolveBelow must not be above `above`");
        }
        return resolveBelow;
    }
}
