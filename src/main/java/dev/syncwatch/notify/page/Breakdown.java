package dev.syncwatch.notify.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who fails: the top values of each dimension, their share of failures beside their share of attempts. */
final class Breakdown {
    private static final int TOP = 3;

    private final List<EvidenceRow> rows;
    private final Count all;

    private Breakdown(List<EvidenceRow> rows) {
        this.rows = rows;
        this.all = rows.stream().map(Count::of).reduce(Count.NONE, Count::plus);
    }

    /** One line a value, worst first, at most three a dimension; empty if nothing failed. */
    static List<String> lines(List<EvidenceRow> rows) {
        Breakdown breakdown = new Breakdown(rows);
        List<String> lines = new ArrayList<>();
        if (breakdown.all.failures > 0) {
            lines.addAll(breakdown.lines("stage", EvidenceRow::stage));
            lines.addAll(breakdown.lines("status code", EvidenceRow::statusCode));
            lines.addAll(breakdown.lines("app version", EvidenceRow::appVersion));
            lines.addAll(breakdown.lines("platform", EvidenceRow::platform));
        }
        return lines;
    }

    private List<String> lines(String dimension, Function<EvidenceRow, String> valueOf) {
        Map<String, Count> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(valueOf.apply(row), Count.of(row), Count::plus));
        List<Map.Entry<String, Count>> worst = counts.entrySet().stream()
                .filter(entry -> entry.getValue().failures > 0)
                .filter(entry -> !entry.getKey().equals(EvidenceRow.REST))
                .sorted(Comparator.comparing(entry -> -entry.getValue().failures))
                .limit(TOP)
                .toList();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Count> entry : worst) {
            String line = dimension + " " + entry.getKey() + ": " + shares(entry.getValue());
            lines.add(lines.isEmpty() ? line + without(entry.getValue()) : line);
        }
        return lines;
    }

    private String shares(Count count) {
        String failures = Wording.percent((double) count.failures / all.failures) + " of failures";
        return all.attempts == 0
                ? failures
                : failures + ", " + Wording.percent((double) count.attempts / all.attempts) + " of attempts";
    }

    private String without(Count count) {
        long attempts = all.attempts - count.attempts;
        return attempts <= 0
                ? ""
                : "; without it " + Wording.percent((double) (all.failures - count.failures) / attempts) + " fail";
    }

    private record Count(long attempts, long failures) {
        static final Count NONE = new Count(0, 0);

        static Count of(EvidenceRow row) {
            return new Count(row.attempts(), row.failures());
        }

        Count plus(Count other) {
            return new Count(attempts + other.attempts, failures + other.failures);
        }
    }
}
