package dev.syncwatch.alert;

import dev.syncwatch.detect.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a rule says of one of its groups at a full minute, or where its alert changes: how far it is from firing.
 *
 * @param alert     as in {@link AlertChange}, as are group, value, threshold and numbers
 * @param kind      as rule files call it
 * @param at        the evaluation T
 * @param state     after this T
 * @param title     what is wrong in one line, with the numbers of this T; null unless the alert is firing or recovering
 */
public record RuleStatus(
        String alert,
        String rule,
        String kind,
        String group,
        Instant at,
        String severity,
        String mode,
        AlertState state,
        BigDecimal value,
        BigDecimal threshold,
        List<Quantity> numbers,
        String title) {}
