package dev.syncwatch.window.backend;

import dev.syncwatch.telemetry.LogEntry;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Adds up what the backend said. */
public final class BackendTally {

    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");

    /** Rows with paths of their own; what comes beyond has the path {@code other}. */
    private static final int MOST_ROWS = 256;

    private static final String OTHER = "other";

    private final Map<String, BackendRow> rows = new TreeMap<>();

    public void add(LogEntry entry) {
        boolean known =
                entry.statusCode() != null && STATUS.matcher(entry.statusCode()).matches();
        String path = entry.path() == null ? "" : entry.path();
        add(new BackendRow(known ? entry.statusCode() : "", path, 1, entry.time(), entry.time()));
    }

    public void add(BackendRow row) {
        boolean fits = rows.size() < MOST_ROWS || rows.containsKey(row.key());
        BackendRow named = fits ? row : new BackendRow(row.statusCode(), OTHER, row.count(), row.first(), row.last());
        rows.merge(named.key(), named, BackendRow::plus);
    }

    /** In the order of status and path. */
    public BackendRow[] rows() {
        return rows.values().toArray(BackendRow[]::new);
    }
}
