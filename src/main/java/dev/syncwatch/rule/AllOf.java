package dev.syncwatch.rule;

import java.util.List;

/**
 * True while all its members are true for the same group.
 *
 * @param rules ids of rules with the same {@code groupBy}, none of them an all-of or off
 */
public record AllOf(RuleHead head, List<String> rules) implements AlertRule {
    public AllOf {
        rules = List.copyOf(rules);
    }

    @Override
    public AlertRule withHead(RuleHead other) {
        return new AllOf(other, rules);
    }

    @Override
    public String kind() {
        return "all-of";
    }
}
