package dev.syncwatch.cli.backtest;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Two rule sets as one, so that events are read, told apart and counted once for both. The rules of each have its name before their
 * id; what both measure is measured once.
 */
record BothSets(RuleSet live, RuleSet changed) {

    /** Which of the two. */
    enum Side {
        LIVE("live."),
        CHANGED("changed.");

        /** No rule of a file has an id with a point. */
        private final String prefix;

        Side(String prefix) {
            this.prefix = prefix;
        }

        String mark(String id) {
            return prefix + id;
        }

        boolean marked(String id) {
            return id.startsWith(prefix);
        }

        String unmark(String id) {
            return id.substring(prefix.length());
        }
    }

    /** A rule set that no file could hold, for the pipeline. */
    RuleSet asOne() {
        List<AlertRule> rules = new ArrayList<>();
        live.rules().forEach(rule -> rules.add(marked(rule, Side.LIVE)));
        changed.rules().forEach(rule -> rules.add(marked(rule, Side.CHANGED)));
        return new RuleSet(live.service(), rules, List.of(), live.hash());
    }

    RuleSet set(Side side) {
        return side == Side.LIVE ? live : changed;
    }

    private static AlertRule marked(AlertRule rule, Side side) {
        RuleHead head = rule.head();
        RuleHead marked = head.named(
                side.mark(head.id()), head.inhibits().stream().map(side::mark).toList());
        return rule instanceof AllOf all
                ? new AllOf(marked, all.rules().stream().map(side::mark).toList())
                : rule.withHead(marked);
    }
}
