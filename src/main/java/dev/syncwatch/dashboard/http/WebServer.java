package dev.syncwatch.dashboard.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.syncwatch.dashboard.http.door.AccessToken;
import dev.syncwatch.dashboard.http.door.Gate;
import dev.syncwatch.dashboard.http.door.PlainErrors;
import dev.syncwatch.dashboard.http.door.Refused;
import dev.syncwatch.dashboard.http.door.SecurityHeaders;
import dev.syncwatch.dashboard.live.LiveClients;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import java.util.Optional;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The addresses of the dashboard, and what holds for all of them. */
public final class WebServer {
    private static final int MOST_THREADS = 24;
    private static final int LEAST_THREADS = 4;
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int FAST_RATHER_THAN_SMALL = 4;

    private static final String EVENTS = "text/event-stream";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private WebServer() {}

    /**
     * A server that is not started.
     *
     * @param loopback whether it will be reached from this machine alone
     */
    public static Javalin of(boolean loopback, Optional<AccessToken> token, Api api, LiveClients live) {
        Gate gate = new Gate(loopback, token);
        return Javalin.create(config -> {
            configure(config);
            RoutesConfig routes = config.routes;
            routes.before(gate);
            ErrorAnswers.add(routes);
            api.add(routes);
            addLive(routes, live);
            addFiles(routes);
        });
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(FAST_RATHER_THAN_SMALL));
        config.http.maxRequestSize = 0;
        config.jsonMapper(new JavalinJackson(JSON, false));
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("dashboard");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrors()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MOST_HEADER_BYTES);
            http.addCustomizer(new SecurityHeaders());
        });
    }

    private static void addLive(RoutesConfig routes, LiveClients live) {
        routes.before("/api/live", context -> {
            if (!String.valueOf(context.header(Header.ACCEPT)).contains(EVENTS)) {
                throw new Refused(HttpStatus.NOT_ACCEPTABLE, "These are server-sent events: accept " + EVENTS + ".");
            }
            if (live.isFull()) {
                throw new Refused(HttpStatus.SERVICE_UNAVAILABLE, "Too many pages are open: this one is not live.");
            }
        });
        routes.sse("/api/live", live::add);
    }

    private static void addFiles(RoutesConfig routes) {
        get(routes, "/", PageFiles::index);
        get(routes, "/static/<name>", PageFiles::ofPage);
        get(routes, "/webjars/uplot/<name>", PageFiles::ofCharts);
        get(routes, Gate.HEALTH, context -> context.result("ok"));
    }

    private static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
