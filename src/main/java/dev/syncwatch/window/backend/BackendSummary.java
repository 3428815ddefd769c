package dev.syncwatch.window.backend;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the backend's own log says of a window.
 *
 * @param responses    lines that tell of a response
 * @param failures     of them, those with a status other than 2xx
 * @param serverErrors of them, those with 5xx
 * @param statuses     of all, the most frequent first; at most five
 * @param paths        of failures, the most frequent first; at most three
 * @param first        the first line's time
 * @param last         the last line's time
 */
public record BackendSummary(
        long responses,
        long failures,
        long serverErrors,
        List<Count> statuses,
        List<Count> paths,
        Instant first,
        Instant last) {

    private static final int MOST_STATUSES = 5;
    private static final int MOST_PATHS = 3;

    /** How often something was said. */
    public record Count(String what, long times) {}

    /** Null where the log says nothing. */
    public static BackendSummary of(BackendRow... rows) {
        if (rows.length == 0) {
            return null;
        }
        List<BackendRow> all = List.of(rows);
        Predicate<BackendRow> failed =
                row -> !row.statusCode().isEmpty() && !row.statusCode().startsWith("2");
        return new BackendSummary(
                total(all.stream()),
                total(all.stream().filter(failed)),
                total(all.stream().filter(row -> row.statusCode().startsWith("5"))),
                most(all.stream(), BackendRow::statusCode, MOST_STATUSES),
                most(all.stream().filter(failed), BackendRow::path, MOST_PATHS),
                Instant.ofEpochMilli(
                        all.stream().mapToLong(BackendRow::first).min().orElseThrow()),
                Instant.ofEpochMilli(
                        all.stream().mapToLong(BackendRow::last).max().orElseThrow()));
    }

    private static long total(Stream<BackendRow> rows) {
        return rows.mapToLong(BackendRow::count).sum();
    }

    private static List<Count> most(Stream<BackendRow> rows, Function<BackendRow, String> what, int most) {
        Map<String, Long> counts = new TreeMap<>();
        rows.filter(row -> !what.apply(row).isEmpty())
                .forEach(row -> counts.merge(what.apply(row), row.count(), Long::sum));
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Count::times).reversed())
                .limit(most)
                .toList();
    }
}
