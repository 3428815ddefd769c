package dev.syncwatch.alert.turn;

import dev.syncwatch.rule.timeline.RuleTimeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Says from which T on a published rule set acts. Its first input brings the sets, its second nothing but the time of the panes; what
 * follows it can evaluate no T before it has passed here, and so learns of every set in time, however many subtasks there are.
 *
 * <p>Runs with parallelism 1. State: the sets that it has let act, and the time.
 */
public final class RuleClock extends AbstractStreamOperator<PublishedSet>
        implements TwoInputStreamOperator<PublishedSet, Long, PublishedSet> {

    public static final OutputTag<Decision> DECISIONS =
            new OutputTag<>("decisions", TypeInformation.of(Decision.class));

    private static final long serialVersionUID = 1;

    private static final ListStateDescriptor<PublishedSet> DECIDED =
            new ListStateDescriptor<>("decided-sets", TypeInformation.of(PublishedSet.class));
    private static final ListStateDescriptor<Long> PASSED = new ListStateDescriptor<>("passed", Types.LONG);

    private final RuleTimeline timeline;
    private final Duration pane;
    private transient ListState<PublishedSet> savedSets;
    private transient ListState<Long> savedPassed;
    private transient List<PublishedSet> decided;
    private transient Turns turns;
    private transient volatile long passed;
    private transient TurnMetrics metrics;

    public RuleClock(RuleTimeline timeline, Duration pane) {
        this.timeline = timeline;
        this.pane = pane;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        savedSets = context.getOperatorStateStore().getListState(DECIDED);
        savedPassed = context.getOperatorStateStore().getListState(PASSED);
        turns = new Turns(timeline, pane);
        decided = new ArrayList<>();
        for (PublishedSet set : savedSets.get()) {
            if (set.version() > timeline.version()) {
                decided.add(set);
                turns.restore(set);
            }
        }
        passed = Long.MIN_VALUE;
        for (long saved : savedPassed.get()) {
            passed = Math.max(passed, saved);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        metrics = new TurnMetrics(getMetricGroup(), timeline, () -> passed);
        decided.forEach(metrics::acts);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        savedSets.update(decided);
        savedPassed.update(List.of(passed));
    }

    @Override
    public void processElement1(StreamRecord<PublishedSet> record) {
        PublishedSet set = record.getValue();
        metrics.published(set);
        turns.decide(set, passed).ifPresent(decision -> {
            output.collect(DECISIONS, new StreamRecord<>(decision));
            if (decision.refused() == null) {
                PublishedSet acting = set.from(decision.takesEffect());
                decided.add(acting);
                metrics.acts(acting);
                output.collect(new StreamRecord<>(acting));
            }
        });
    }

    @Override
    public void processElement2(StreamRecord<Long> nothing) {
        // Only time comes this way.
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        passed = Math.max(passed, mark.getTimestamp() + 1);
        super.processWatermark(mark);
    }
}
