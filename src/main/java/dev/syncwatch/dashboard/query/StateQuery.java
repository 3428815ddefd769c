package dev.syncwatch.dashboard.query;

import dev.syncwatch.dashboard.answer.StateAnswer;
import dev.syncwatch.dashboard.answer.StateAnswer.HealthAnswer;
import dev.syncwatch.dashboard.answer.StateAnswer.Incident;
import dev.syncwatch.dashboard.answer.StateAnswer.Pending;
import dev.syncwatch.dashboard.answer.StateAnswer.Rate;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.dashboard.query.alerts.EpisodeSql;
import dev.syncwatch.dashboard.show.Freshness;
import dev.syncwatch.dashboard.show.Verdict;
import dev.syncwatch.dashboard.show.episode.EpisodeView;
import dev.syncwatch.dashboard.show.episode.Gravity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether it is broken now, since when and how bad. */
public final class StateQuery {
    /** A row comes at each full minute, and a little after the progress that names its time. */
    private static final Duration RATE_IS_OF_NOW = Duration.ofMinutes(3);

    private static final String RATE = """
            SELECT * FROM window_rate
             WHERE environment = :environment AND window_end > :since
             ORDER BY window_end DESC LIMIT 1
            """;

    private static final String INCIDENT = """
            SELECT * FROM incident
             WHERE environment = :environment AND ends_at IS NULL
             ORDER BY starts_at DESC LIMIT 1
            """;

    private static final String OPEN = EpisodeSql.views("""
            WITH page AS (
              SELECT episode, starts_at
                FROM alert
               WHERE environment = :environment AND state IN ('firing', 'recovering')
               ORDER BY mode = 'live' DESC, starts_at DESC
               LIMIT 200
            )
            """);

    private static final String PENDING = """
            SELECT * FROM alert
             WHERE environment = :environment AND state = 'pending'
             ORDER BY mode = 'live' DESC, at, alert LIMIT 200
            """;

    private StateQuery() {}

    public static StateAnswer answer(Snapshot snapshot, Health health) {
        Freshness freshness = snapshot.progress()
                .map(progress -> Freshness.of(progress, snapshot.wallClock()))
                .orElseGet(Freshness::empty);
        List<EpisodeView> open = snapshot.ofEnvironment(OPEN).map(EpisodeSql.VIEW).stream()
                .sorted(Gravity.FIRST)
                .toList();
        List<Pending> pending = pending(snapshot);
        return new StateAnswer(
                snapshot.clock(),
                snapshot.wallClock(),
                Environments.in(snapshot.handle()),
                snapshot.environment(),
                freshness,
                verdict(open, pending, freshness),
                rate(snapshot),
                incident(snapshot),
                open,
                pending,
                HealthAnswer.of(freshness, health));
    }

    /** Where rules were never evaluated. */
    public static StateAnswer empty(Instant wallClock, Optional<String> asked, Health health) {
        String environment = asked.orElse(Environments.USUAL);
        Freshness empty = Freshness.empty();
        return new StateAnswer(
                null,
                wallClock,
                List.of(environment),
                environment,
                empty,
                Verdict.UNKNOWN,
                null,
                null,
                List.of(),
                List.of(),
                HealthAnswer.of(empty, health));
    }

    private static Verdict verdict(List<EpisodeView> open, List<Pending> pending, Freshness freshness) {
        Stream<String> firing =
                open.stream().filter(each -> Gravity.isLive(each.mode())).map(EpisodeView::state);
        Stream<String> about =
                pending.stream().filter(each -> Gravity.isLive(each.mode())).map(each -> Verdict.PENDING.word());
        return Verdict.of(Stream.concat(firing, about).toList(), freshness);
    }

    private static Rate rate(Snapshot snapshot) {
        return snapshot.ofEnvironment(RATE)
                .bind("since", snapshot.now().minus(RATE_IS_OF_NOW))
                .map(Row.as(row -> new Rate(
                        row.time("window_end"),
                        row.count("attempts"),
                        row.count("successes"),
                        row.count("failures"),
                        row.real("failure_rate"),
                        row.count("active_users"),
                        row.real("queue_delta"),
                        row.real("threshold"))))
                .findFirst()
                .orElse(null);
    }

    private static Incident incident(Snapshot snapshot) {
        return snapshot.ofEnvironment(INCIDENT)
                .map(Row.as(row -> new Incident(
                        row.text("id"),
                        row.time("starts_at"),
                        row.time("ends_at"),
                        row.text("severity"),
                        row.text("title"),
                        row.text("section"),
                        row.text("cause"),
                        row.count("users_hit"),
                        Math.toIntExact(row.count("open_episodes")))))
                .findFirst()
                .orElse(null);
    }

    private static List<Pending> pending(Snapshot snapshot) {
        return snapshot.ofEnvironment(PENDING)
                .map(Row.as(row -> new Pending(
                        row.text("alert"),
                        row.text("rule"),
                        row.text("mode"),
                        row.time("at"),
                        row.text("title"),
                        row.real("value"),
                        row.real("threshold"))))
                .list();
    }
}
