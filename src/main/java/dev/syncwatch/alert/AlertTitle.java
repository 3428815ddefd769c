package dev.syncwatch.alert;

import dev.syncwatch.detect.Signal;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Measure;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.GroupKey;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong in one line: where, the number, what it is held against, over how long. What matters stands within the first 60 to
 * 70 characters, so that a page can put a word before it and a phone's lock screen still shows it.
 */
record AlertTitle(AlertRule rule) implements Serializable {

    /** Of each of the group's values, in code points: a phone can send any version and must not push the numbers away. */
    private static final int LONGEST_VALUE = 24;

    String of(String group, AlertState state, Signal signal, List<EvidenceRow> evidence) {
        return word(state) + where(group) + ": " + subject(signal, evidence);
    }

    private static String word(AlertState state) {
        return switch (state) {
            case FIRING -> "";
            case INACTIVE -> "No longer pending: ";
            case PENDING -> "Pending: ";
            case RECOVERING -> "Recovering: ";
            case RESOLVED -> "Resolved: ";
            case EXPIRED -> "Expired, no data: ";
            case SUPERSEDED -> "Ended by a change of rules: ";
        };
    }

    private static String where(String group) {
        return GroupKey.values(group).values().stream().map(AlertTitle::cut).collect(Collectors.joining(" "));
    }

    private static String cut(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }

    private String subject(Signal signal, List<EvidenceRow> evidence) {
        if (rule instanceof FailureRate rate) {
            return rate(rate, signal.value());
        }
        if (rule instanceof Absence absence) {
            String duration = signal.value() == null ? "" : " for " + Spoken.seconds(signal.value());
            return "no sync success%s (threshold %s)".formatted(duration, Spoken.duration(absence.within()));
        }
        if (rule instanceof Threshold threshold) {
            String value = Spoken.number(signal.value(), threshold.above()) + " " + measured(threshold.measure());
            return "%s: %s (threshold %s) over %s"
                    .formatted(rule.id(), value, Spoken.number(threshold.above()), Spoken.duration(threshold.window()));
        }
        if (rule instanceof Sequence sequence) {
            return "%s: %s people (threshold %d) over %s"
                    .formatted(
                            rule.id(),
                            Spoken.number(signal.value()),
                            sequence.atLeastUsers(),
                            Spoken.duration(sequence.window()));
        }
        return rule instanceof AllOf allOf ? allOf(allOf, evidence) : rule.id();
    }

    private static String rate(FailureRate rule, BigDecimal value) {
        String share = value == null ? "no attempts" : Spoken.percent(value, rule.above()) + " of syncs failed";
        return "%s (threshold %s) over %s"
                .formatted(share, Spoken.percent(rule.above()), Spoken.duration(rule.window()));
    }

    /** It has no number of its own; how bad it is shows in how many syncs failed meanwhile. */
    private String allOf(AllOf allOf, List<EvidenceRow> evidence) {
        long attempts = evidence.stream().mapToLong(EvidenceRow::attempts).sum();
        long failures = evidence.stream().mapToLong(EvidenceRow::failures).sum();
        return rule.id() + ": "
                + (attempts == 0 ? "" : failures + " of " + attempts + " syncs failed; ")
                + String.join(" and ", allOf.rules());
    }

    private static String measured(Measure measure) {
        return switch (measure.kind()) {
            case COUNT -> "events";
            case USERS -> "people";
            case SUM -> measure.field().fieldName();
        };
    }
}
