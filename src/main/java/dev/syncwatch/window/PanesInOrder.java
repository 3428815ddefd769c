package dev.syncwatch.window;

import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.user.UserMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The panes of a short history, in this thread: the deciders that Flink's operators ask, asked in the same order. Everything is kept to the
 * end, so it suits an hour of a few people, not a day of many.
 */
public final class PanesInOrder {
    private final MeasurePlan plan;
    private final EventMeasurer measurer;
    private final UserJudge judge;
    private final PaneCombiner combiner;
    private final Map<Long, UserMemory> memories = new HashMap<>();
    private final TreeMap<Long, List<UserEvent>> waiting = new TreeMap<>();

    /** Panes of what the plan wants measured. */
    public PanesInOrder(MeasurePlan plan) {
        this.plan = plan;
        this.measurer = new EventMeasurer(plan);
        this.judge = new UserJudge(plan, new GroupCap(plan, () -> {}));
        this.combiner = new PaneCombiner(plan);
    }

    /** Adds an event whose pane is not closed; events come as they stand in their partition. */
    public void add(TimedEvent timed) {
        UserEvent event = measurer.measure(timed);
        if (judge.fate(event, memory(event), Long.MIN_VALUE) == Fate.COUNTED) {
            waiting.computeIfAbsent(plan.paneOf(event.time()), pane -> new ArrayList<>())
                    .add(judge.named(event));
        }
    }

    private UserMemory memory(UserEvent event) {
        return event.isOfNobody() ? null : memories.computeIfAbsent(event.user(), user -> new UserMemory());
    }

    /** The start of the first pane with an event that counts and is not closed; null where there is none. */
    public Long firstPane() {
        return waiting.isEmpty() ? null : waiting.firstKey();
    }

    /** Closes the pane that starts at a time; panes are closed in order. */
    public void close(long pane, Consumer<PartialPane> out) {
        List<UserEvent> events = waiting.remove(pane);
        if (events == null) {
            return;
        }
        Set<UserMemory> following = new LinkedHashSet<>();
        for (UserEvent event : events) {
            UserMemory memory = memory(event);
            combiner.add(judge.judge(event, memory, pane));
            if (memory != null) {
                judge.follow(memory, pane, combiner::add);
                judge.await(event, memory, pane, time -> following.add(memory));
            }
        }
        following.forEach(memory -> judge.follow(memory, pane + plan.paneMillis(), combiner::add));
        combiner.flush(pane + plan.paneMillis(), out);
    }
}
