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

    private enum Dimension {
        STAGE("stage", true, EvidenceRow::stage),
        STATUS_CODE("status code", true, EvidenceRow::statusCode),
        APP_VERSION("app version", false, EvidenceRow::appVersion),
        PLATFORM("platform", false, EvidenceRow::platform);

        private final String words;
        /** Attempts that went well have none, so that a share of attempts without one says nothing. */
        private final boolean ofFailures;

        private final Function<EvidenceRow, String> valueOf;

        Dimension(String words, boolean ofFailures, Function<EvidenceRow, String> valueOf) {
            this.words = words;
            this.ofFailures = ofFailures;
            this.valueOf = valueOf;
        }
    }

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
            for (Dimension dimension : Dimension.values()) {
                lines.addAll(breakdown.lines(dimension));
            }
        }
        return lines;
    }

    private List<String> lines(Dimension dimension) {
        Map<String, Count> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(dimension.valueOf.apply(row), Count.of(row), Count::plus));
        List<Map.Entry<String, Count>> worst = counts.entrySet().stream()
                .filter(entry -> entry.getValue().failures > 0)
                .filter(entry -> !entry.getKey().equals(EvidenceRow.REST))
                .sorted(Comparator.comparing(entry -> -entry.getValue().failures))
                .limit(TOP)
                .toList();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Count> entry : worst) {
            lines.add(line(dimension, entry.getKey(), entry.getValue(), lines.isEmpty()));
        }
        return lines;
    }

    private String line(Dimension dimension, String value, Count count, boolean first) {
        String failures = Wording.percent((double) count.failures / all.failures) + " of failures";
        if (value.equals(EvidenceRow.UNKNOWN) && dimension.ofFailures) {
            return "no " + dimension.words + ": " + failures;
        }
        String attempts = all.attempts == 0
                ? ""
                : ", " + Wording.percent((double) count.attempts / all.attempts) + " of attempts";
        return dimension.words + " " + value + ": " + failures + attempts + (first ? without(count) : "");
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
