package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.feasible.Covering;
import dev.syncwatch.rule.yaml.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Reads {@code kind: failure-rate}. */
final class FailureRateReader implements KindReader {
    private static final Key<Duration> WINDOW =
            Key.required("window", Shapes.DURATION_ABOVE_ZERO, "how far back attempts count");
    private static final Key<Matcher> ATTEMPTS =
            Key.required("attempts", MatcherReader.SHAPE, "which events are attempts");
    private static final Key<Matcher> SUCCESSES =
            Key.required("successes", MatcherReader.SHAPE, "which of the attempts went well; the others are failures");
    private static final Key<BigDecimal> ABOVE =
            Key.required("above", Shapes.PERCENTAGE, "starts strictly above this part of the attempts");
    private static final Key<BigDecimal> RESOLVE_BELOW =
            Key.optional("resolveBelow", Shapes.PERCENTAGE, null, "ends below this; without it, at `above` or less");
    private static final Key<Long> MINIMUM_ATTEMPTS =
            Key.optional("minimumAttempts", Shapes.wholeNumber(1), 1L, "with fewer attempts the answer is unknown");
    private static final Key<Long> MINIMUM_FAILURES =
            Key.optional("minimumFailures", Shapes.wholeNumber(0), 1L, "so many attempts must have failed");
    private static final Key<Long> MINIMUM_USERS =
            Key.optional("minimumUsers", Shapes.wholeNumber(0), 1L, "so many different users must have had a failure");
    // The one level for which the bound's z is given.
    private static final Key<Boolean> CONFIDENCE = Key.optional(
            "confidence",
            Shapes.choice(Choices.of("confidence", List.of(true), yes -> "95%")),
            false,
            "with fewer than 200 attempts, the lower end of the 95 % interval must be above `above` too");

    @Override
    public List<Key<?>> keys() {
        return List.of(
                WINDOW,
                ATTEMPTS,
                SUCCESSES,
                ABOVE,
                RESOLVE_BELOW,
                MINIMUM_ATTEMPTS,
                MINIMUM_FAILURES,
                MINIMUM_USERS,
                CONFIDENCE);
    }

    @Override
    public Function<RuleHead, AlertRule> read(Section rule, Readers readers) {
        Duration window = WINDOW.in(rule, readers);
        Matcher attempts = ATTEMPTS.in(rule, readers);
        Matcher successes = SUCCESSES.in(rule, readers);
        readers.object(rule, Covering.successes(attempts, successes));
        BigDecimal above = ABOVE.in(rule, readers);
        BigDecimal resolveBelow = resolveBelow(rule, above, readers);
        Long minimumAttempts = MINIMUM_ATTEMPTS.in(rule, readers);
        Long minimumFailures = MINIMUM_FAILURES.in(rule, readers);
        Long minimumUsers = MINIMUM_USERS.in(rule, readers);
        boolean confidence = CONFIDENCE.in(rule, readers);
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

    private static BigDecimal resolveBelow(Section rule, BigDecimal above, Readers readers) {
        BigDecimal resolveBelow = RESOLVE_BELOW.in(rule, readers);
        if (above != null && resolveBelow != null && resolveBelow.compareTo(above) > 0) {
            readers.problems()
                    .add(
                            rule.find(RESOLVE_BELOW.name()).at(),
                            Finding.error("resolveBelow must not be above `above`", null));
        }
        return resolveBelow;
    }
}
