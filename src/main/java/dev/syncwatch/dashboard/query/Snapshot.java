package dev.syncwatch.dashboard.query;

import dev.syncwatch.dashboard.ask.AskedRange;
import dev.syncwatch.dashboard.ask.Parameters;
import dev.syncwatch.dashboard.ask.TimeRange;
import dev.syncwatch.dashboard.database.Row;
import dev.syncwatch.dashboard.show.Progress;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The tables as of one moment, and what every question begins with.
 *
 * @param environment the one that was asked for, or the first that there is
 * @param wallClock   the time of day, which counts where rules were never evaluated
 */
public record Snapshot(
        Handle handle, Parameters parameters, String environment, Optional<Progress> progress, Instant wallClock) {

    public static Snapshot of(Handle handle, Parameters parameters, Instant wallClock) {
        Optional<Progress> progress = handle.createQuery("SELECT evaluated_to, written_at FROM progress")
                .map(Row.as(row -> new Progress(row.time("evaluated_to"), row.time("written_at"))))
                .findFirst();
        String environment =
                parameters.environment().orElseGet(() -> Environments.in(handle).get(0));
        return new Snapshot(handle, parameters, environment, progress, wallClock);
    }

    /** How far rules have been evaluated; null if they never were. */
    public Instant clock() {
        return progress.map(Progress::evaluatedTo).orElse(null);
    }

    /** The time that questions go by. */
    public Instant now() {
        return progress.map(Progress::evaluatedTo).orElse(wallClock);
    }

    /** The time range that was asked for. */
    public TimeRange range() {
        return AskedRange.read(parameters).at(now());
    }

    /** A statement with its {@code :environment} bound. */
    public Query ofEnvironment(String sql) {
        return handle.createQuery(sql).bind("environment", environment);
    }
}
