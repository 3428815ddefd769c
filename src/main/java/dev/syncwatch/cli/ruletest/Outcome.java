package dev.syncwatch.cli.ruletest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a test can wait for. */
enum Outcome {
    PENDING,
    FIRING,
    RECOVERING,
    RESOLVED,
    EXPIRED,
    INACTIVE,
    TRUE,
    FALSE,
    UNKNOWN;

    /** As files and changes spell it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is what a rule says at an evaluation, not what becomes of an alert. */
    boolean isAnswer() {
        return this == TRUE || this == FALSE || this == UNKNOWN;
    }

    /** Whether people hear of it, so that a test has to name each that comes. */
    boolean isTold() {
        return this == FIRING || this == RESOLVED || this == EXPIRED;
    }

    static List<String> words() {
        return Stream.of(values()).map(Outcome::word).toList();
    }
}
