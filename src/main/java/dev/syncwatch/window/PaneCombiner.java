package dev.syncwatch.window;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds events into partial panes until their time has come to travel. */
final class PaneCombiner {

    private final MeasurePlan plan;
    private final Partial.Addition[][] additions;
    private final TreeMap<Long, Map<String, Partial>[]> panes = new TreeMap<>();
    /** Of the event before, by grouping: most events are of the same pane. Null for none. */
    private Map<String, Partial>[] last;

    private long lastPane;

    PaneCombiner(MeasurePlan plan) {
        this.plan = plan;
        this.additions = plan.layouts().stream()
                .map(layout -> Partial.Addition.of(layout, plan.addends()))
                .toArray(Partial.Addition[][]::new);
    }

    void add(JudgedEvent judged) {
        UserEvent event = judged.event();
        long pane = plan.paneOf(event.time());
        for (int g = 0; g < additions.length; g++) {
            if (event.groups()[g] != null) {
                partial(pane, g, event.groups()[g]).add(event, additions[g]);
            }
        }
        addMoves(event, judged.moves());
    }

    private void addMoves(UserEvent event, long[] moves) {
        for (int i = 0; i < moves.length; i += Moves.WIDTH) {
            int grouping = plan.userColumns().get((int) moves[i]).grouping();
            partial(moves[i + 1], grouping, event.groups()[grouping])
                    .moves
                    .add((int) moves[i], moves[i + 1], moves[i + 2], (int) moves[i + 3]);
        }
    }

    private Partial partial(long pane, int grouping, String group) {
        if (last == null || lastPane != pane) {
            last = panes.computeIfAbsent(pane, unused -> groupings());
            lastPane = pane;
        }
        Partial partial = last[grouping].get(group);
        if (partial == null) {
            partial = new Partial(plan.layouts().get(grouping).columns().size());
            last[grouping].put(group, partial);
        }
        return partial;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type parameters
    private Map<String, Partial>[] groupings() {
        Map[] groupings = new Map[additions.length];
        for (int g = 0; g < groupings.length; g++) {
            groupings[g] = new HashMap<>();
        }
        return groupings;
    }

    /** Hands over what was added since the last time to every pane that starts before a time. */
    void flush(long before, Consumer<PartialPane> out) {
        last = null;
        while (!panes.isEmpty() && panes.firstKey() < before) {
            Map.Entry<Long, Map<String, Partial>[]> pane = panes.pollFirstEntry();
            for (int g = 0; g < pane.getValue().length; g++) {
                int grouping = g;
                pane.getValue()[g].forEach(
                        (group, partial) -> out.accept(partial.finished(pane.getKey(), grouping, group)));
            }
        }
    }
}
