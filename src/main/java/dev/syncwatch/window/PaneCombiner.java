package dev.syncwatch.window;

import dev.syncwatch.window.measure.Remembered;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds events into partial panes until their time has come to travel. */
final class PaneCombiner {

    private static final int SLOTS_OF_GROUPS = 1 << 11;

    private final MeasurePlan plan;
    private final Partial.Addition[][] additions;
    private final int[] groupings;
    private final GroupSlots slots;
    private final Remembered<String> environments =
            new Remembered<>(group -> group == null ? null : GroupKey.environment(group), SLOTS_OF_GROUPS);
    private final TreeMap<Long, PaneTally> panes = new TreeMap<>();
    /** Of the event before: most events are of the same pane. Null for none. */
    private PaneTally last;

    private long lastPane;
    private long begun;

    PaneCombiner(MeasurePlan plan) {
        this.plan = plan;
        this.additions = plan.layouts().stream()
                .map(layout -> Partial.Addition.of(layout, plan.addends()))
                .toArray(Partial.Addition[][]::new);
        this.slots = new GroupSlots(additions.length);
        this.groupings = plan.userColumns().stream()
                .mapToInt(MeasurePlan.UserColumn::grouping)
                .toArray();
    }

    void add(JudgedEvent judged) {
        long pane = plan.paneOf(judged.event().time());
        MeasurementTally tally = tally(pane).add(judged.event());
        long[] moves = judged.moves();
        for (int i = 0; i < moves.length; i += Moves.WIDTH) {
            int column = (int) moves[i];
            long carrier = moves[i + 1];
            Partial partial = tally.partial(groupings[column]);
            if (carrier != pane) {
                partial =
                        tally(carrier).partial(groupings[column], judged.event().groups()[groupings[column]]);
            }
            partial.moves.add(column, carrier, moves[i + 2], moves[i + 3]);
        }
    }

    private PaneTally tally(long pane) {
        if (last == null || lastPane != pane) {
            last = panes.computeIfAbsent(pane, start -> new PaneTally(++begun, start, plan, slots, additions));
            lastPane = pane;
        }
        return last;
    }

    /** Hands over what was added since the last time to every pane that starts before a time. */
    void flush(long before, Consumer<PartialPane> out) {
        last = null;
        while (!panes.isEmpty() && panes.firstKey() < before) {
            panes.pollFirstEntry().getValue().finish(environments::of, out);
        }
    }
}
