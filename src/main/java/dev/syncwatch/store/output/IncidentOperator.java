package dev.syncwatch.store.output;

import dev.syncwatch.incident.EpisodeChange;
import dev.syncwatch.incident.IncidentMemory;
import dev.syncwatch.incident.IncidentTracker;
import dev.syncwatch.store.row.IncidentRows;
import dev.syncwatch.store.table.Row;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The incidents of each environment. It keeps one of each, the newest, and for good: environments are few (rules cap their groups), and
 * what comes again is known by it.
 */
public final class IncidentOperator extends KeyedProcessFunction<String, EpisodeChange, Row> {
    private static final long serialVersionUID = 1;

    private static final ValueStateDescriptor<IncidentMemory> MEMORY =
            new ValueStateDescriptor<>("incident", TypeInformation.of(IncidentMemory.class));

    private transient ValueState<IncidentMemory> memory;

    @Override
    public void open(OpenContext context) {
        memory = getRuntimeContext().getState(MEMORY);
    }

    @Override
    public void processElement(EpisodeChange change, Context context, Collector<Row> out) throws Exception {
        IncidentMemory before = memory.value();
        IncidentMemory after = IncidentTracker.next(before, change);
        memory.update(after);
        if (before == null ? after.incident() != null : !Objects.equals(after.incident(), before.incident())) {
            out.collect(IncidentRows.of(after.incident()));
        }
    }
}
