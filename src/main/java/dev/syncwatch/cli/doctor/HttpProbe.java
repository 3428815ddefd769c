package dev.syncwatch.cli.doctor;

import dev.syncwatch.notify.http.SilentClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server something that has no effect. */
final class HttpProbe {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final HttpClient client =
            SilentClient.builder().connectTimeout(CONNECT_WITHIN).build();

    /**
     * What came back.
     *
     * @param failure the kind of failure, without the request's text; null if there was an answer
     * @param date    the server's clock; null if it did not tell
     * @param scopes  what a Slack token may do; empty if the server did not tell
     */
    record Answer(String failure, int status, String body, Instant date, String scopes) {
        private static Answer failed(String failure) {
            return new Answer(failure, 0, "", null, "");
        }
    }

    Answer ask(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> call = client.sendAsync(request, BodyHandlers.ofString());
        try {
            HttpResponse<String> answer = call.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    null,
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Date").flatMap(HttpProbe::date).orElse(null),
                    answer.headers().firstValue("x-oauth-scopes").orElse(""));
        } catch (TimeoutException late) {
            return Answer.failed("no answer within " + ANSWER_WITHIN.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return Answer.failed(failed.getCause().getClass().getSimpleName());
        } finally {
            call.cancel(true);
        }
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
