package dev.syncwatch.window;

import dev.syncwatch.window.sample.SampleTally;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Adds events into partial panes until their time has come to travel. */
final class PaneCombiner {

    /** Rows of evidence that one partial holds before the rest goes to {@code other}. */
    private static final int MOST_ROWS = 1024;

    private final MeasurePlan plan;
    private final int[] addendOfSum;
    private final TreeMap<Long, Map<String, Partial>[]> panes = new TreeMap<>();

    PaneCombiner(MeasurePlan plan) {
        this.plan = plan;
        this.addendOfSum = plan.layouts().stream()
                .flatMap(layout -> layout.columns().stream())
                .mapToInt(
                        column -> column.addend() == null ? -1 : plan.addends().indexOf(column.addend()))
                .toArray();
    }

    /** One group's numbers in one pane. */
    private static final class Partial {
        final long[] counts;
        final BigDecimal[] sums;
        final Moves moves = new Moves();
        final Map<String, long[]> evidence = new LinkedHashMap<>();
        final SampleTally samples = new SampleTally();

        Partial(int columns) {
            counts = new long[columns];
            sums = new BigDecimal[columns];
        }

        void addEvidence(String key, boolean failed) {
            String row = evidence.size() < MOST_ROWS || evidence.containsKey(key) ? key : EvidenceRow.OTHER;
            long[] tally = evidence.computeIfAbsent(row, unused -> new long[2]);
            tally[0]++;
            tally[1] += failed ? 1 : 0;
        }
    }

    void add(JudgedEvent judged) {
        UserEvent event = judged.event();
        long pane = plan.paneOf(event.time());
        int firstColumn = 0;
        for (int g = 0; g < plan.layouts().size(); g++) {
            Layout layout = plan.layouts().get(g);
            if (event.groups()[g] != null) {
                add(event, layout, firstColumn, partial(pane, g, event.groups()[g]));
            }
            firstColumn += layout.columns().size();
        }
        addMoves(event, judged.moves());
    }

    private void add(UserEvent event, Layout layout, int firstColumn, Partial partial) {
        for (int c = 0; c < layout.columns().size(); c++) {
            Column column = layout.columns().get(c);
            if (!event.isSelected(column.selection())) {
                continue;
            }
            switch (column.kind()) {
                case COUNT -> partial.counts[c]++;
                case SUM -> partial.sums[c] = plus(partial.sums[c], event.addends()[addendOfSum[firstColumn + c]]);
                case USERS -> {
                    // Users move, see addMoves.
                }
            }
        }
        if (event.isEvidence()) {
            partial.addEvidence(event.evidence(), event.failed());
        }
        if (event.sample() != null) {
            partial.samples.add(event.identity(), event.sample());
        }
    }

    static BigDecimal plus(BigDecimal sum, BigDecimal addend) {
        if (addend == null) {
            return sum;
        }
        return sum == null ? addend : sum.add(addend);
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
        Map<String, Partial>[] groupings = panes.computeIfAbsent(pane, unused -> groupings());
        return groupings[grouping].computeIfAbsent(
                group,
                unused -> new Partial(plan.layouts().get(grouping).columns().size()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type parameters
    private Map<String, Partial>[] groupings() {
        Map[] groupings = new Map[plan.layouts().size()];
        for (int g = 0; g < groupings.length; g++) {
            groupings[g] = new HashMap<>();
        }
        return groupings;
    }

    /** Hands over what was added since the last time to every pane that starts before a time. */
    void flush(long before, Consumer<PartialPane> out) {
        while (!panes.isEmpty() && panes.firstKey() < before) {
            Map.Entry<Long, Map<String, Partial>[]> pane = panes.pollFirstEntry();
            for (int g = 0; g < pane.getValue().length; g++) {
                int grouping = g;
                pane.getValue()[g].forEach(
                        (group, partial) -> out.accept(finished(pane.getKey(), grouping, group, partial)));
            }
        }
    }

    private static PartialPane finished(long pane, int grouping, String group, Partial partial) {
        EvidenceRow[] evidence = partial.evidence.entrySet().stream()
                .map(row -> new EvidenceRow(row.getKey(), row.getValue()[0], row.getValue()[1]))
                .toArray(EvidenceRow[]::new);
        return new PartialPane(
                GroupKey.environment(group),
                grouping,
                group,
                pane,
                partial.counts,
                partial.sums,
                partial.moves.take(),
                evidence,
                partial.samples.samples(),
                null);
    }
}
