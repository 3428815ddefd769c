package dev.syncwatch.alert;

import dev.syncwatch.detect.Signal;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.window.GroupKey;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.stream.Collectors;

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
            String share = signal.value() == null ? "no attempts" : percent(signal.value()) + " of syncs failed";
            return "%s over %s (threshold %s)".formatted(share, words(rate.window()), percent(rate.above()));
        }
        if (rule instanceof Absence absence) {
            String since = signal.value() == null
                    ? "sync success and activity"
                    : "no sync succeeded for "
                            + words(Duration.ofSeconds(signal.value().longValue()));
            return "%s (threshold %s)".formatted(since, words(absence.within()));
        }
        return rule.id()
                + (signal.value() == null ? "" : " at " + signal.value().toPlainString());
    }

    private static String percent(BigDecimal ratio) {
        BigDecimal rounded =
                ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString() + " %";
    }

    /** A duration as people say it: {@code 15 min}, {@code 1 h 30 min}. */
    private static String words(Duration duration) {
        if (duration.toMillis() < 1000) {
            return duration.toMillis() + " ms";
        }
        return java.util.stream.Stream.of(
                        part(duration.toHours(), "h"),
                        part(duration.toMinutesPart(), "min"),
                        part(duration.toSecondsPart(), "s"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + " " + unit;
    }
}
