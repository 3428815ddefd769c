package dev.syncwatch.dashboard.query.alerts;

import dev.syncwatch.dashboard.answer.RulesAnswer;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.show.Distance;
import dev.syncwatch.dashboard.show.GroupName;
import dev.syncwatch.dashboard.show.RuleView;
import java.sql.SQLException;
import java.time.Duration;

/** What each rule says of each of its groups. */
public final class RulesQuery {
    /** What rules said of groups that are gone is no news. */
    private static final Duration CURRENT = Duration.ofHours(1);

    private static final String SQL = """
            SELECT alert, rule, kind, environment, severity, mode, state, value, threshold, numbers
              FROM rule_status
             WHERE environment = :environment AND at >= :since
             ORDER BY rule, alert
             LIMIT 20000
            """;

    private RulesQuery() {}

    public static RulesAnswer answer(Snapshot snapshot) {
        return new RulesAnswer(
                snapshot.clock(),
                RuleView.of(snapshot.ofEnvironment(SQL)
                        .bind("since", snapshot.now().minus(CURRENT))
                        .map(Row.as(RulesQuery::said))
                        .list()));
    }

    private static RuleView.Said said(Row row) throws SQLException {
        Double value = row.real("value");
        Double threshold = row.real("threshold");
        RuleView.Group group = new RuleView.Group(
                row.text("alert"),
                row.text("environment"),
                GroupName.of(row.text("alert")),
                row.text("state"),
                value,
                threshold,
                Distance.of(value, threshold),
                row.json("numbers"));
        return new RuleView.Said(row.text("rule"), row.text("kind"), row.text("severity"), row.text("mode"), group);
    }
}
