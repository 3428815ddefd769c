package dev.syncwatch.alert.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.timeline.RuleTimeline;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class TurnMetricsTest {

    private final Map<String, Gauge<?>> gauges = new HashMap<>();
    private final AtomicLong evaluatedTo = new AtomicLong(Long.MIN_VALUE);
    private final TurnMetrics metrics = new TurnMetrics(
            new UnregisteredMetricsGroup() {
                @Override
                public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                    gauges.put(name, gauge);
                    return gauge;
                }
            },
            RuleTimeline.of(4, Rules.set(Rules.PANE, Rules.failureRateText())),
            evaluatedTo::get);

    private Object version() {
        return gauges.get("syncwatch_rule_set_version").getValue();
    }

    private Object published() {
        return gauges.get("syncwatch_rule_set_published_version").getValue();
    }

    private static PublishedSet set(long version, long from) {
        return new PublishedSet(version, "sha256:" + version, from, "");
    }

    @Test
    void setsThatTheJobWasStartedWithDecide() {
        assertThat(version()).isEqualTo(4L);
        assertThat(published()).isEqualTo(4L);
    }

    @Test
    void aSetDecidesOnceItsTimeHasCome() {
        metrics.acts(set(5, 1000));
        assertThat(published()).isEqualTo(5L);
        evaluatedTo.set(999);
        assertThat(version()).isEqualTo(4L);
        evaluatedTo.set(1000);
        assertThat(version()).isEqualTo(5L);
    }

    @Test
    void aSetThatWasRefusedIsPublishedAndNeverDecides() {
        metrics.published(set(5, 1000));
        evaluatedTo.set(9000);
        assertThat(version()).isEqualTo(4L);
        assertThat(published()).isEqualTo(5L);
    }
}
