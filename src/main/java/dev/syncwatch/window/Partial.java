package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.window.sample.SampleTally;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What one group's events added up to in one pane so far. */
final class Partial {

    /** Rows of evidence that are kept before the rest goes to {@code other}. */
    private static final int MOST_ROWS = 1024;

    final MoveSums moves;
    final SampleTally samples = new SampleTally();
    private final long[] counts;
    private final ExactSum[] sums;
    private final Map<String, long[]> evidence = new LinkedHashMap<>();

    /**
     * A column that events are added to.
     *
     * @param addend the index in {@link UserEvent#addends()}, or {@link #COUNTED}
     */
    record Addition(int column, int selection, int addend) {

        static final int COUNTED = -1;

        /** Users are not added: they move. */
        static Addition[] of(Layout layout, List<EventField> addends) {
            return IntStream.range(0, layout.columns().size())
                    .filter(c -> layout.columns().get(c).kind() != Column.Kind.USERS)
                    .mapToObj(c -> {
                        Column column = layout.columns().get(c);
                        int addend = column.kind() == Column.Kind.SUM ? addends.indexOf(column.addend()) : COUNTED;
                        return new Addition(c, column.selection(), addend);
                    })
                    .toArray(Addition[]::new);
        }
    }

    Partial(Layout layout, long paneMillis) {
        moves = new MoveSums(paneMillis, layout.ringPanes());
        counts = new long[layout.columns().size()];
        sums = new ExactSum[counts.length];
    }

    /** Adds events that were measured alike. */
    void add(MeasurementTally tally, Addition[] additions) {
        for (Addition addition : additions) {
            if (!tally.measurement().isSelected(addition.selection)) {
                continue;
            }
            if (addition.addend == Addition.COUNTED) {
                counts[addition.column] += tally.events();
            } else {
                add(addition.column, tally.sum(addition.addend));
            }
        }
        if (tally.measurement().isEvidence()) {
            addEvidence(tally);
        }
    }

    private void add(int column, BigDecimal addend) {
        if (addend == null) {
            return;
        }
        if (sums[column] == null) {
            sums[column] = new ExactSum();
        }
        sums[column].add(addend);
    }

    private void addEvidence(MeasurementTally tally) {
        String key = tally.measurement().evidence();
        long[] row = evidence.get(key);
        if (row == null) {
            row = evidence.computeIfAbsent(
                    evidence.size() < MOST_ROWS ? key : EvidenceRow.OTHER, unused -> new long[2]);
        }
        row[0] += tally.events();
        row[1] += tally.measurement().failed() ? tally.events() : 0;
    }

    /** All of it, in the group's pane. */
    PartialPane finished(String environment, long pane, int grouping, String group) {
        BigDecimal[] totals = new BigDecimal[sums.length];
        for (int c = 0; c < sums.length; c++) {
            totals[c] = sums[c] == null ? null : sums[c].total();
        }
        EvidenceRow[] rows = new EvidenceRow[evidence.size()];
        int next = 0;
        for (Map.Entry<String, long[]> row : evidence.entrySet()) {
            rows[next++] = new EvidenceRow(row.getKey(), row.getValue()[0], row.getValue()[1]);
        }
        return new PartialPane(
                environment, grouping, group, pane, counts, totals, moves.packed(pane), rows, samples.samples(), null);
    }
}
