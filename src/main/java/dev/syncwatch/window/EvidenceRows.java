package dev.syncwatch.window;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds rows of evidence up, and keeps a pane's to their bound. */
final class EvidenceRows {

    /** Rows that a pane keeps; the rest is added up in {@link EvidenceRow#OTHER}. */
    static final int MOST_ROWS = 64;

    /** A total order of the data alone, so that which rows are kept does not depend on who saw them first. */
    static final Comparator<EvidenceRow> MOST_FAILURES_FIRST = Comparator.comparingLong(EvidenceRow::failures)
            .thenComparingLong(EvidenceRow::attempts)
            .reversed()
            .thenComparing(EvidenceRow::key);

    private EvidenceRows() {}

    /** The rows of both, added up by key; either may be null. */
    static EvidenceRow[] merged(EvidenceRow[] rows, EvidenceRow[] more) {
        if (rows == null || rows.length == 0) {
            return more == null ? new EvidenceRow[0] : more;
        }
        if (more == null || more.length == 0) {
            return rows;
        }
        Map<String, EvidenceRow> byKey = new LinkedHashMap<>();
        for (EvidenceRow row : rows) {
            byKey.put(row.key(), row);
        }
        for (EvidenceRow row : more) {
            byKey.merge(row.key(), row, EvidenceRow::plus);
        }
        return byKey.values().toArray(EvidenceRow[]::new);
    }

    /** At most {@link #MOST_ROWS} rows beside the one for the rest; may return null for null. */
    static EvidenceRow[] bounded(EvidenceRow[] rows) {
        if (rows == null || rows.length <= MOST_ROWS) {
            return rows;
        }
        EvidenceRow[] sorted = rows.clone();
        Arrays.sort(sorted, MOST_FAILURES_FIRST);
        EvidenceRow[] kept = Arrays.copyOf(sorted, MOST_ROWS);
        EvidenceRow rest = new EvidenceRow(EvidenceRow.OTHER, 0, 0);
        for (EvidenceRow row : Arrays.asList(sorted).subList(MOST_ROWS, sorted.length)) {
            rest = rest.plus(row);
        }
        return merged(kept, new EvidenceRow[] {rest});
    }
}
