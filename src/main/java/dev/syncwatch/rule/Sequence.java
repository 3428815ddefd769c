package dev.syncwatch.rule;

import java.time.Duration;
import java.util.List;

/**
 * True while many users went through the same steps, each on their own.
 *
 * @param steps at least one, in order; their {@code times} add up to at most 100
 * @param until an event that wipes what a user did before it; null where the file gives none
 * @param within longer than 0: the last event of a match comes less than that after the first
 * @param window longer than 0: how far back completed matches count
 * @param atLeastUsers distinct users who completed the steps, 1 or more
 */
public record Sequence(
        RuleHead head, List<Step> steps, Matcher until, Duration within, Duration window, long atLeastUsers)
        implements AlertRule {

    public Sequence {
        steps = List.copyOf(steps);
    }

    @Override
    public AlertRule withHead(RuleHead other) {
        return new Sequence(other, steps, until, within, window, atLeastUsers);
    }

    @Override
    public String kind() {
        return "sequence";
    }
}
