package dev.syncwatch.alert;

import dev.syncwatch.detect.Answer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What rules said, and what became of alerts, as metrics of the operator. */
final class AlertMetrics {

    private final MetricGroup group;
    private final Map<Answer, Counter> evaluations = new EnumMap<>(Answer.class);
    private final Map<OpenAlerts.Sort, Counter> changes = new HashMap<>();

    /** Registers all but the changes, which come with the first of their sort. */
    AlertMetrics(MetricGroup group, OpenAlerts open) {
        this.group = group;
        for (Answer answer : Answer.values()) {
            evaluations.put(
                    answer,
                    group.addGroup("answer", answer.name().toLowerCase(Locale.ROOT))
                            .counter("syncwatch_rule_evaluations_total"));
        }
        for (OpenAlerts.Sort sort : OpenAlerts.SORTS) {
            under(sort).gauge("syncwatch_open_alerts", () -> open.count(sort));
        }
    }

    void said(GroupAnswer answer) {
        evaluations.get(answer.answer()).inc();
    }

    void changed(AlertChange change) {
        OpenAlerts.Sort sort = OpenAlerts.Sort.of(change);
        changes.computeIfAbsent(sort, unused -> under(sort).counter("syncwatch_alert_changes_total"))
                .inc();
    }

    private MetricGroup under(OpenAlerts.Sort sort) {
        return group.addGroup("state", sort.state().wireName())
                .addGroup("severity", sort.severity())
                .addGroup("mode", sort.mode());
    }
}
