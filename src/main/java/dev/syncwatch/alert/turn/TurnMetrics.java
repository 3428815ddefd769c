package dev.syncwatch.alert.turn;

import dev.syncwatch.rule.timeline.RuleTimeline;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/** Which version of the rules decides, and which was published last: while they differ, a change has not been applied. */
final class TurnMetrics {

    private final NavigableMap<Long, Long> versionsFrom = new ConcurrentSkipListMap<>();
    private final LongSupplier evaluatedTo;
    private final MetricGroup group;
    private volatile long published;

    /**
     * @param evaluatedTo epoch milliseconds
     */
    TurnMetrics(MetricGroup group, RuleTimeline started, LongSupplier evaluatedTo) {
        this.group = group;
        this.evaluatedTo = evaluatedTo;
        published = started.version();
        acts(started.from(), started.version(), started.newest().hash());
        group.gauge("syncwatch_rule_set_version", this::inForce);
        group.gauge("syncwatch_rule_set_published_version", () -> published);
    }

    void published(PublishedSet set) {
        published = Math.max(published, set.version());
    }

    void acts(PublishedSet set) {
        published(set);
        acts(set.effectiveFrom(), set.version(), set.hash());
    }

    private void acts(long from, long version, String hash) {
        versionsFrom.put(from, version);
        group.addGroup("version", String.valueOf(version))
                .addGroup("hash", hash)
                .gauge("syncwatch_rule_set_active", () -> inForce() == version ? 1 : 0);
    }

    /** 0 for rules that were never published. */
    long inForce() {
        Map.Entry<Long, Long> acting = versionsFrom.floorEntry(evaluatedTo.getAsLong());
        return (acting == null ? versionsFrom.firstEntry() : acting).getValue();
    }
}
