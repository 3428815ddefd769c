package dev.syncwatch.dashboard.http;

import dev.syncwatch.dashboard.ask.BadQuestion;
import dev.syncwatch.dashboard.database.DatabaseUnavailable;
import dev.syncwatch.dashboard.http.door.Refused;
import dev.syncwatch.dashboard.show.Freshness;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong, as {@code {"error": a sentence}}; of what is no business of a browser it says nothing. */
final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    static void add(RoutesConfig routes) {
        routes.exception(
                BadQuestion.class, (bad, context) -> answer(context, HttpStatus.BAD_REQUEST, bad.getMessage()));
        routes.exception(Refused.class, (refused, context) -> answer(context, refused.status(), refused.getMessage()));
        routes.exception(DatabaseUnavailable.class, ErrorAnswers::unavailable);
        routes.exception(Exception.class, ErrorAnswers::defect);
        routes.error(HttpStatus.NOT_FOUND, context -> {
            if (context.resultInputStream() == null || !isJson(context)) {
                answer(context, HttpStatus.NOT_FOUND, "There is nothing here.");
            }
        });
    }

    private static boolean isJson(Context context) {
        String type = context.res().getContentType();
        return type != null && type.startsWith("application/json");
    }

    private static void unavailable(DatabaseUnavailable failure, Context context) {
        LOG.debug("no answer from the database", failure);
        Map<String, Object> body = switch (failure.reason()) {
            case BROKEN -> Map.of("error", failure.getMessage(), "freshness", Freshness.broken());
            case EMPTY -> Map.of("error", failure.getMessage(), "freshness", Freshness.empty());
            case SLOW -> Map.of("error", failure.getMessage());
        };
        context.status(HttpStatus.SERVICE_UNAVAILABLE).json(body);
    }

    private static void defect(Exception failure, Context context) {
        LOG.error("no answer to {}", context.path(), failure);
        answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "Something is wrong here; the dashboard's log says what.");
    }

    private static void answer(Context context, HttpStatus status, String message) {
        context.status(status).json(Map.of("error", message));
    }
}
