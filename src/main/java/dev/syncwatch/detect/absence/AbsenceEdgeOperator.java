package dev.syncwatch.detect.absence;

import dev.syncwatch.window.PartialPane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Turns the panes of an environment into the edges of its runs.
 *
 * <p>State: the marks of panes that are not over, and a {@link Run} for each rule and group, dropped once it is blank. Timers
 * stand only where a pane, a gap or a deadline ends.
 */
public final class AbsenceEdgeOperator extends KeyedProcessFunction<String, PartialPane, AbsenceEdge> {

    private static final long serialVersionUID = 1;

    private static final MapStateDescriptor<Long, List<Mark>> MARKS =
            new MapStateDescriptor<>("pane-marks", Types.LONG, Types.LIST(TypeInformation.of(Mark.class)));
    private static final MapStateDescriptor<RunKey, Run> RUNS =
            new MapStateDescriptor<>("runs", TypeInformation.of(RunKey.class), TypeInformation.of(Run.class));

    private final List<AbsenceWatch> watches;
    private final long paneMillis;
    private transient MapState<Long, List<Mark>> marks;
    private transient MapState<RunKey, Run> runs;

    /** State: a rule and one of its groups. */
    public record RunKey(String rule, String group) {}

    /** State: what a part of a pane was for a rule and group. */
    public record Mark(RunKey run, boolean successful, boolean active) {
        Mark or(Mark other) {
            return new Mark(run, successful || other.successful, active || other.active);
        }
    }

    public AbsenceEdgeOperator(List<AbsenceWatch> watches, long paneMillis) {
        this.watches = watches;
        this.paneMillis = paneMillis;
    }

    @Override
    public void open(OpenContext context) {
        marks = getRuntimeContext().getMapState(MARKS);
        runs = getRuntimeContext().getMapState(RUNS);
    }

    @Override
    public void processElement(PartialPane partial, Context context, Collector<AbsenceEdge> out) throws Exception {
        long paneEnd = partial.pane() + paneMillis;
        for (AbsenceWatch watch : watches) {
            boolean successful = watch.isSuccessful(partial);
            boolean active = watch.isActive(partial);
            if (successful || active) {
                List<Mark> known = marks.get(paneEnd);
                List<Mark> all = known == null ? new ArrayList<>() : known;
                all.add(new Mark(new RunKey(watch.rule(), partial.group()), successful, active));
                marks.put(paneEnd, all);
                context.timerService().registerEventTimeTimer(paneEnd - 1);
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AbsenceEdge> out) throws Exception {
        long now = timestamp + 1;
        Map<RunKey, Mark> seen = marksAt(now);
        endRunsOfNoRule(now, context, out);
        for (AbsenceWatch watch : watches) {
            for (RunKey key : dueAt(now, watch, seen)) {
                Run run = runs.contains(key) ? runs.get(key) : new Run();
                Mark mark = seen.get(key);
                Run.Pane pane =
                        new Run.Pane(mark != null && mark.successful(), mark != null && mark.active(), paneMillis);
                run.at(
                        now,
                        pane,
                        watch,
                        (kind, start) -> out.collect(
                                new AbsenceEdge(key.rule(), key.group(), context.getCurrentKey(), kind, start, now)));
                keep(key, run, watch, context);
            }
        }
    }

    /** What a rule that is no more has begun: CEP is told, so that it waits no longer either. */
    private void endRunsOfNoRule(long now, Context context, Collector<AbsenceEdge> out) throws Exception {
        List<RunKey> orphans = new ArrayList<>();
        for (RunKey key : runs.keys()) {
            if (watches.stream().noneMatch(watch -> watch.rule().equals(key.rule()))) {
                orphans.add(key);
            }
        }
        for (RunKey key : orphans) {
            Run run = runs.get(key);
            if (run.on) {
                out.collect(new AbsenceEdge(
                        key.rule(), key.group(), context.getCurrentKey(), AbsenceEdge.Kind.LAPSED, run.start, now));
            }
            runs.remove(key);
        }
    }

    private Map<RunKey, Mark> marksAt(long now) throws Exception {
        Map<RunKey, Mark> merged = new LinkedHashMap<>();
        List<Mark> found = marks.get(now);
        if (found != null) {
            found.forEach(mark -> merged.merge(mark.run(), mark, Mark::or));
            marks.remove(now);
        }
        return merged;
    }

    /** The rule's groups with a mark, and those for which a gap or a deadline ends now. */
    private List<RunKey> dueAt(long now, AbsenceWatch watch, Map<RunKey, Mark> seen) throws Exception {
        List<RunKey> due = new ArrayList<>();
        seen.keySet().stream().filter(key -> key.rule().equals(watch.rule())).forEach(due::add);
        for (Map.Entry<RunKey, Run> run : runs.entries()) {
            RunKey key = run.getKey();
            if (key.rule().equals(watch.rule())
                    && !seen.containsKey(key)
                    && run.getValue().nextDue(watch) <= now) {
                due.add(key);
            }
        }
        return due;
    }

    private void keep(RunKey key, Run run, AbsenceWatch watch, Context context) throws Exception {
        if (run.isBlank()) {
            runs.remove(key);
            return;
        }
        runs.put(key, run);
        if (run.nextDue(watch) != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(run.nextDue(watch) - 1);
        }
    }
}
