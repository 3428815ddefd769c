package dev.syncwatch.dashboard.http;

import dev.syncwatch.dashboard.ask.AskedRange;
import dev.syncwatch.dashboard.ask.Parameters;
import dev.syncwatch.dashboard.database.DatabaseUnavailable;
import dev.syncwatch.dashboard.database.DatabaseUnavailable.Reason;
import dev.syncwatch.dashboard.database.ReadOnlyDatabase;
import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.dashboard.http.door.Refused;
import dev.syncwatch.dashboard.query.Snapshot;
import dev.syncwatch.dashboard.query.StateQuery;
import dev.syncwatch.dashboard.query.alerts.EpisodesQuery;
import dev.syncwatch.dashboard.query.alerts.NotificationsQuery;
import dev.syncwatch.dashboard.query.alerts.RulesQuery;
import dev.syncwatch.dashboard.query.alerts.SilencesQuery;
import dev.syncwatch.dashboard.query.counts.BreakdownQuery;
import dev.syncwatch.dashboard.query.counts.FailuresQuery;
import dev.syncwatch.dashboard.query.counts.SeriesQuery;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/** The questions of the page, each with its address. */
public final class Api {
    private final ReadOnlyDatabase database;
    private final Supplier<Health> health;
    private final Clock wallClock;

    /** @param health never blocks */
    public Api(ReadOnlyDatabase database, Supplier<Health> health, Clock wallClock) {
        this.database = database;
        this.health = health;
        this.wallClock = wallClock;
    }

    void add(RoutesConfig routes) {
        routes.before("/api/*", context -> context.header(Header.CACHE_CONTROL, "no-store"));
        routes.get("/api/state", this::state);
        routes.get("/api/episode", this::episode);
        answer(routes, "/api/series", SeriesQuery::answer);
        answer(routes, "/api/failures", FailuresQuery::answer);
        answer(routes, "/api/breakdown", BreakdownQuery::answer);
        answer(routes, "/api/episodes", EpisodesQuery::answer);
        answer(routes, "/api/notifications", NotificationsQuery::answer);
        answer(routes, "/api/rules", RulesQuery::answer);
        answer(routes, "/api/silences", SilencesQuery::answer);
    }

    private void answer(RoutesConfig routes, String path, Function<Snapshot, Object> question) {
        routes.get(path, context -> context.json(read(context, question)));
    }

    private void state(Context context) throws DatabaseUnavailable {
        try {
            context.json(read(context, snapshot -> StateQuery.answer(snapshot, health.get())));
        } catch (DatabaseUnavailable failure) {
            if (failure.reason() != Reason.EMPTY) {
                throw failure;
            }
            context.json(
                    StateQuery.empty(wallClock.instant(), parameters(context).environment(), health.get()));
        }
    }

    private void episode(Context context) throws DatabaseUnavailable {
        String id = parameters(context).required("id");
        context.json(read(context, snapshot -> EpisodesQuery.one(snapshot, id))
                .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "There is no such episode, or it is long past.")));
    }

    private <T> T read(Context context, Function<Snapshot, T> question) throws DatabaseUnavailable {
        Parameters parameters = parameters(context);
        // What can't be answered whatever the tables hold is said even while they can't be read.
        parameters.environment();
        AskedRange.read(parameters);
        return database.read(handle -> question.apply(Snapshot.of(handle, parameters, wallClock.instant())));
    }

    private static Parameters parameters(Context context) {
        return new Parameters(context::queryParam);
    }
}
