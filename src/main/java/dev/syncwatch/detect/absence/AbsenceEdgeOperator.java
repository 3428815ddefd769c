package dev.syncwatch.detect.absence;

import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.resident.ResidentMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Turns the panes of an environment into the edges of its runs.
 *
 * <p>State: the marks of panes that are not over, and a {@link Run} for each rule and group, dropped once it is blank. Timers
 * stand only where a pane, a gap or a deadline ends. Both are in memory between checkpoints.
 */
public final class AbsenceEdgeOperator extends KeyedProcessFunction<String, PartialPane, AbsenceEdge> {

    private static final long serialVersionUID = 1;

    private static final MapStateDescriptor<Long, List<Mark>> MARKS =
            new MapStateDescriptor<>("pane-marks", Types.LONG, Types.LIST(TypeInformation.of(Mark.class)));
    private static final MapStateDescriptor<RunKey, Run> RUNS =
            new MapStateDescriptor<>("runs", TypeInformation.of(RunKey.class), TypeInformation.of(Run.class));

    private final List<AbsenceWatch> watches;
    private final long paneMillis;
    private transient ResidentMap<Long, List<Mark>> marks;
    private transient ResidentMap<RunKey, Run> runs;

    /** State: a rule and one of its groups. */
    public record RunKey(String rule, String group) {}

    /** State: what a part of a pane was for a rule and group. */
    public record Mark(RunKey run, boolean successful, boolean active) {
        Mark or(Mark other) {
            return new Mark(run, successful || other.successful, active || other.active);
        }
    }

    private AbsenceEdgeOperator(List<AbsenceWatch> watches, long paneMillis) {
        this.watches = watches;
        this.paneMillis = paneMillis;
    }

    /** Over panes by environment. */
    public static OneInputStreamOperator<PartialPane, AbsenceEdge> operator(
            List<AbsenceWatch> watches, long paneMillis) {
        AbsenceEdgeOperator function = new AbsenceEdgeOperator(watches, paneMillis);
        return new KeyedProcessOperator<>(function) {
            private static final long serialVersionUID = 1;

            @Override
            public void snapshotState(StateSnapshotContext context) throws Exception {
                AbsenceEdgeOperator edges = (AbsenceEdgeOperator) userFunction;
                edges.marks.save(this::setCurrentKey);
                edges.runs.save(this::setCurrentKey);
                super.snapshotState(context);
            }
        };
    }

    @Override
    public void open(OpenContext context) {
        marks = new ResidentMap<>(getRuntimeContext().getMapState(MARKS));
        runs = new ResidentMap<>(getRuntimeContext().getMapState(RUNS));
    }

    @Override
    public void processElement(PartialPane partial, Context context, Collector<AbsenceEdge> out) throws Exception {
        long paneEnd = partial.pane() + paneMillis;
        for (AbsenceWatch watch : watches) {
            boolean successful = watch.isSuccessful(partial);
            boolean active = watch.isActive(partial);
            if (successful || active) {
                marks.of(context.getCurrentKey())
                        .computeIfAbsent(paneEnd, unused -> new ArrayList<>())
                        .add(new Mark(new RunKey(watch.rule(), partial.group()), successful, active));
                context.timerService().registerEventTimeTimer(paneEnd - 1);
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AbsenceEdge> out) throws Exception {
        long now = timestamp + 1;
        Map<RunKey, Mark> seen = merged(marks.of(context.getCurrentKey()).remove(now));
        Map<RunKey, Run> known = runs.of(context.getCurrentKey());
        endRunsOfNoRule(now, known, context, out);
        for (AbsenceWatch watch : watches) {
            for (RunKey key : dueAt(now, watch, known, seen)) {
                Run run = known.computeIfAbsent(key, unused -> new Run());
                Mark mark = seen.get(key);
                Run.Pane pane =
                        new Run.Pane(mark != null && mark.successful(), mark != null && mark.active(), paneMillis);
                run.at(
                        now,
                        pane,
                        watch,
                        (kind, start) -> out.collect(
                                new AbsenceEdge(key.rule(), key.group(), context.getCurrentKey(), kind, start, now)));
                if (run.isBlank()) {
                    known.remove(key);
                } else if (run.nextDue(watch) != Long.MAX_VALUE) {
                    context.timerService().registerEventTimeTimer(run.nextDue(watch) - 1);
                }
            }
        }
        marks.forgetIfEmpty(context.getCurrentKey());
        runs.forgetIfEmpty(context.getCurrentKey());
    }

    /** What a rule that is no more has begun: CEP is told, so that it waits no longer either. */
    private void endRunsOfNoRule(long now, Map<RunKey, Run> known, Context context, Collector<AbsenceEdge> out) {
        known.entrySet().removeIf(entry -> {
            RunKey key = entry.getKey();
            boolean orphaned = watches.stream().noneMatch(watch -> watch.rule().equals(key.rule()));
            if (orphaned && entry.getValue().on) {
                out.collect(new AbsenceEdge(
                        key.rule(),
                        key.group(),
                        context.getCurrentKey(),
                        AbsenceEdge.Kind.LAPSED,
                        entry.getValue().start,
                        now));
            }
            return orphaned;
        });
    }

    /**
     * @param found null for none
     */
    private static Map<RunKey, Mark> merged(List<Mark> found) {
        Map<RunKey, Mark> merged = new LinkedHashMap<>();
        if (found != null) {
            found.forEach(mark -> merged.merge(mark.run(), mark, Mark::or));
        }
        return merged;
    }

    /** The rule's groups with a mark, and those for which a gap or a deadline ends now. */
    private static List<RunKey> dueAt(long now, AbsenceWatch watch, Map<RunKey, Run> known, Map<RunKey, Mark> seen) {
        List<RunKey> due = new ArrayList<>();
        seen.keySet().stream().filter(key -> key.rule().equals(watch.rule())).forEach(due::add);
        known.forEach((key, run) -> {
            if (key.rule().equals(watch.rule()) && !seen.containsKey(key) && run.nextDue(watch) <= now) {
                due.add(key);
            }
        });
        return due;
    }
}
