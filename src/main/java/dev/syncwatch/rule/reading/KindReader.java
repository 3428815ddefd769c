package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.yaml.Section;
import java.util.List;
import java.util.function.Function;

/** Reads the keys that one kind of rule has beyond those of all rules. */
interface KindReader {
    /** All of them, in the order in which people write them. */
    List<Key<?>> keys();

    /** Reads everything at once; the result is called only if no problem was reported. */
    Function<RuleHead, AlertRule> read(Section rule, Readers readers);
}
