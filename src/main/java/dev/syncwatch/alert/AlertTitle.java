package dev.syncwatch.alert;

import dev.syncwatch.detect.Signal;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Measure;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.window.GroupKey;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong in one line: the number, what it is held against, over how long, and where. */
record AlertTitle(AlertRule rule) implements Serializable {

    String of(String group, AlertBook.Step step, Signal signal) {
        String where = String.join(" ", GroupKey.values(group).values());
        return state(step.after().state()) + subject(signal) + " in " + where;
    }

    private static String state(AlertState state) {
        return switch (state) {
            case FIRING -> "";
            case INACTIVE -> "No longer pending: ";
            case PENDING -> "Pending: ";
            case RECOVERING -> "Recovering: ";
            case RESOLVED -> "Resolved: ";
            case EXPIRED -> "Expired, no data: ";
        };
    }

    private String subject(Signal signal) {
        if (rule instanceof FailureRate rate) {
            String share = signal.value() == null ? "no attempts" : rounded(signal.value()) + " of syncs failed";
            return "%s over %s (threshold %s)".formatted(share, words(rate.window()), percent(rate.above()));
        }
        if (rule instanceof Absence absence) {
            String duration = signal.value() == null ? "" : " for " + words(seconds(signal.value()));
            return "no sync succeeded%s (threshold %s)".formatted(duration, words(absence.within()));
        }
        if (rule instanceof Threshold threshold) {
            return "%s: %s %s over %s (threshold %s)"
                    .formatted(
                            rule.id(),
                            plain(signal.value()),
                            measured(threshold.measure()),
                            words(threshold.window()),
                            plain(threshold.above()));
        }
        if (rule instanceof Sequence sequence) {
            return "%s: %s users over %s (threshold %d)"
                    .formatted(rule.id(), plain(signal.value()), words(sequence.window()), sequence.atLeastUsers());
        }
        if (rule instanceof AllOf allOf) {
            return rule.id() + ": " + String.join(" and ", allOf.rules());
        }
        return rule.id();
    }

    private static String measured(Measure measure) {
        return switch (measure.kind()) {
            case COUNT -> "events";
            case USERS -> "users";
            case SUM -> measure.field().fieldName();
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String rounded(BigDecimal ratio) {
        return percent(ratio.setScale(3, RoundingMode.HALF_UP));
    }

    private static String percent(BigDecimal ratio) {
        BigDecimal percent = ratio.movePointRight(2);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    /** A duration as people say it: {@code 15 min}, {@code 1 h 30 min}; longer than 0. */
    private static String words(Duration duration) {
        return Stream.of(
                        part(duration.toHours(), "h"),
                        part(duration.toMinutesPart(), "min"),
                        part(duration.toSecondsPart(), "s"),
                        part(duration.toMillisPart(), "ms"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + " " + unit;
    }
}
