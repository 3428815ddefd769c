package dev.syncwatch.store;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.RuleSet;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What notifications need to know beside a change: which rules could explain it. A symptom waits a moment for them, and its own
 * change, which says only whom it inhibits itself, can't tell.
 */
public final class ChangeHeaders implements Serializable {
    /** Ids of rules, separated by commas. */
    public static final String INHIBITED_BY = "syncwatch-inhibited-by";

    private final Map<String, String> inhibitedBy = new TreeMap<>();

    public ChangeHeaders(RuleSet rules) {
        for (AlertRule rule : rules.rules()) {
            rule.head()
                    .inhibits()
                    .forEach(symptom -> inhibitedBy.merge(symptom, rule.id(), (one, two) -> one + "," + two));
        }
    }

    /** The headers of one change; empty if nothing inhibits its rule. */
    public List<Header> of(AlertChange change) {
        String causes = inhibitedBy.get(change.rule());
        return causes == null
                ? List.of()
                : List.of(new RecordHeader(INHIBITED_BY, causes.getBytes(StandardCharsets.UTF_8)));
    }
}
