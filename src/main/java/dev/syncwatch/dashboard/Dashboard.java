package dev.syncwatch.dashboard;

import dev.syncwatch.dashboard.database.ReadOnlyDatabase;
import dev.syncwatch.dashboard.health.Health;
import dev.syncwatch.dashboard.http.Api;
import dev.syncwatch.dashboard.http.WebServer;
import dev.syncwatch.dashboard.live.LiveClients;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The page over the tables, served from its start until it is closed. */
public final class Dashboard implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Javalin server;
    private final LiveClients live;
    private final ReadOnlyDatabase database;
    private final URI url;

    private Dashboard(Javalin server, LiveClients live, ReadOnlyDatabase database, URI url) {
        this.server = server;
        this.live = live;
        this.database = database;
        this.url = url;
    }

    /**
     * Serves the page. The database may be away, now and later: then the page says so.
     *
     * @param source connections to the database, of which a few are kept open
     * @param health what is known of the pipeline beside the tables; never blocks
     * @throws DashboardException if the port can't be used
     */
    public static Dashboard start(DashboardSettings settings, DataSource source, Supplier<Health> health) {
        return start(settings, source, health, new Timing(Clock.systemUTC(), BETWEEN_LOOKS));
    }

    /**
     * What tests choose.
     *
     * @param betweenLooks how often open pages are told of changes
     */
    record Timing(Clock wallClock, Duration betweenLooks) {}

    static Dashboard start(DashboardSettings settings, DataSource source, Supplier<Health> health, Timing timing) {
        ReadOnlyDatabase database = ReadOnlyDatabase.over(source);
        LiveClients live = new LiveClients(database, timing.betweenLooks());
        Javalin server = WebServer.of(
                settings.isLoopback(), settings.token(), new Api(database, health, timing.wallClock()), live);
        try {
            server.start(settings.bind(), settings.port());
        } catch (JavalinBindException taken) {
            live.close();
            database.close();
            throw new DashboardException(
                    "The dashboard can't listen on %s:%d: another program may use that port"
                            .formatted(settings.bind(), settings.port()),
                    taken);
        }
        live.start();
        return new Dashboard(server, live, database, url(settings.bind(), server.port()));
    }

    private static URI url(String bind, int port) {
        return URI.create("http://" + (bind.contains(":") ? "[" + bind + "]" : bind) + ":" + port + "/");
    }

    /** Where the page is. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        live.close();
        server.stop();
        database.close();
    }
}
