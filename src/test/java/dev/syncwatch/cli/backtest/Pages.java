package dev.syncwatch.cli.backtest;

import java.time.Instant;
import java.util.List;

/** Pages by the minutes of an hour. */
final class Pages {

    private Pages() {}

    static Instant at(int minute) {
        return Instant.parse("2026-01-05T10:00:00Z").plusSeconds(60L * minute);
    }

    static Page page(String alert, int from, int to) {
        return new Page(alert, alert, "critical", alert, List.of("pagerduty"), at(from), at(to), false, false);
    }

    static Page heldBack(String alert, int from, int to) {
        return new Page(alert, alert, "critical", alert, List.of("pagerduty"), at(from), at(to), false, true);
    }
}
