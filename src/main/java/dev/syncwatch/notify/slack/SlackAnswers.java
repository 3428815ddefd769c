package dev.syncwatch.notify.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.http.RetryAfter;
import dev.syncwatch.notify.page.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an answer that is not a yes means for an attempt, and what an operator should do about it. */
final class SlackAnswers {
    private static final int LONGEST_QUOTE = 300;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Bad request, content too large, unprocessable content. */
    private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 413, 422);

    /** No connection came about, so no request was sent. */
    private static final List<Class<? extends IOException>> NEVER_SENT = List.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    private final Secret token;
    private final Clock clock;

    /** The clock reads dates in {@code Retry-After}. */
    SlackAnswers(Secret token, Clock clock) {
        this.token = token;
        this.clock = clock;
    }

    /** Slack said no; {@code details} are its own remarks. */
    Undelivered refused(SlackApiTextResponse answer, List<String> details) {
        String error = String.valueOf(answer.getError());
        String needed = answer.getNeeded() == null ? "" : " (needs " + answer.getNeeded() + ")";
        String remarks = details.isEmpty() ? "" : ": " + String.join("; ", details);
        String reason = quote("Slack refused: " + error + needed + remarks) + SlackErrors.advice(error);
        return new Undelivered(SlackErrors.outcome(error, reason), error);
    }

    /** There was an answer, but none of Slack's own kind. */
    Undelivered unexpected(SlackApiException answer) {
        int status = answer.getResponse().code();
        String sent = HiddenRetryAfter.of(answer.getResponse());
        Duration after = sent == null ? Duration.ZERO : RetryAfter.read(sent, clock.instant());
        String reason = quote("Slack answered " + status + ": " + answer.getResponseBody());
        if (status == TOO_MANY_REQUESTS) {
            return new Undelivered(Outcome.retryWholeChannel(reason, after), "");
        }
        return new Undelivered(
                ABOUT_THE_MESSAGE.contains(status)
                        ? Outcome.giveUp(reason)
                        : new Retry(reason, after, !after.isZero(), true),
                "");
    }

    /** No whole answer came. */
    Undelivered failed(IOException failure) {
        // Its message may quote what was sent; its class says enough.
        String reason = "Slack did not answer: " + failure.getClass().getSimpleName();
        boolean neverSent = NEVER_SENT.stream().anyMatch(kind -> kind.isInstance(failure));
        return new Undelivered(neverSent ? Outcome.retry(reason) : Outcome.unknown(reason), "");
    }

    /** An answer came that is no JSON, such as a login page. */
    Undelivered unreadable(RuntimeException failure) {
        String reason = "Slack's answer can't be read: " + failure.getClass().getSimpleName();
        return new Undelivered(Outcome.unknown(reason), "");
    }

    private String quote(String text) {
        return Text.cut(Text.line(token.removedFrom(text)), LONGEST_QUOTE);
    }
}
