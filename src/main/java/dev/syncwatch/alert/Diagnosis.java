package dev.syncwatch.alert;

import java.math.BigDecimal;
import java.util.List;

/**
 * What probably lies behind an alert, and what to do about it.
 *
 * @param section  of the runbook, such as {@code 3.2}; several are joined by {@code ", "}; null if it is not in the runbook
 * @param cause    in a few words
 * @param explains the share of failures that look like it, above 0 to 1; null where it is not told from failures
 * @param actions  short orders, in the order in which they should be followed
 */
public record Diagnosis(String section, String cause, BigDecimal explains, List<String> actions) {}
