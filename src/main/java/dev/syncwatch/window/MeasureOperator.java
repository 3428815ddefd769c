package dev.syncwatch.window;

import dev.syncwatch.telemetry.time.TimedEvent;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures each event once, before it travels.
 *
 * <p>State: the names given to groups, as a union list, so that a group keeps its name over restarts and rescaling.
 */
public final class MeasureOperator extends ProcessFunction<TimedEvent, UserEvent> implements CheckpointedFunction {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureOperator.class);

    private static final ListStateDescriptor<GroupName> NAMES =
            new ListStateDescriptor<>("group-names", TypeInformation.of(GroupName.class));

    private final MeasurePlan plan;
    private transient EventMeasurer measurer;
    private transient ListState<GroupName> saved;

    /** State: a name that was given in the grouping described by its text form. */
    public record GroupName(String grouping, String key) {}

    public MeasureOperator(MeasurePlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        getRuntimeContext()
                .getMetricGroup()
                .gauge(
                        "groupingsOverflowed",
                        () -> measurer.names().stream()
                                .filter(GroupNames::overflowed)
                                .count());
    }

    @Override
    public void processElement(TimedEvent event, Context context, Collector<UserEvent> out) {
        out.collect(measurer.measure(event));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        measurer = new EventMeasurer(plan);
        for (GroupNames names : measurer.names()) {
            names.onOverflow(() -> LOG.warn(
                    "More than {} groups of {}: later ones are counted as one group, 'other'",
                    GroupNames.MOST_GROUPS,
                    names));
        }
        saved = context.getOperatorStateStore().getUnionListState(NAMES);
        for (GroupName name : saved.get()) {
            measurer.names().stream()
                    .filter(names -> names.toString().equals(name.grouping()))
                    .forEach(names -> names.restore(name.key()));
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.clear();
        for (GroupNames names : measurer.names()) {
            for (String key : names.given()) {
                saved.add(new GroupName(names.toString(), key));
            }
        }
    }
}
