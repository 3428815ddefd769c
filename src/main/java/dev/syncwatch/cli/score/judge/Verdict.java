package dev.syncwatch.cli.score.judge;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one incident under one rule.
 *
 * @param crossing the first evaluation at which the rule's definition held in the model and had not just before; null if there is none
 * @param firing   when the rule fired during the incident; null if it did not, or fired since before
 * @param peak     how far the model came, in words
 */
public record Verdict(String incident, String rule, Outcome outcome, Instant crossing, Instant firing, String peak) {

    /** In how far the rule did what it should have. */
    public enum Outcome {
        /** The model crossed the rule's threshold, and the rule fired. */
        FOUND,
        /** The model crossed the rule's threshold, and the rule did not fire. */
        MISSED,
        /** The rule's definition held in the model since before the incident, and never ceased to: there is nothing to tell apart. */
        ALREADY,
        /** The model never crossed the rule's threshold, so nothing was to be found. */
        BELOW
    }

    /** From crossing to firing; negative where the rule was first, null unless both happened during the incident. */
    public Duration delay() {
        return crossing == null || firing == null ? null : Duration.between(crossing, firing);
    }
}
