package dev.syncwatch.detect;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a rule says of one group at one evaluation.
 *
 * @param value   the number that is held against the rule's threshold, in the unit of design section 8; null where there is none
 * @param numbers what the value is made of
 */
public record Signal(Answer answer, BigDecimal value, List<Quantity> numbers) {}
