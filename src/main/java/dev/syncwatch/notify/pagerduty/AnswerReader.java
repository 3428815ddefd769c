package dev.syncwatch.notify.pagerduty;

import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.http.HttpAnswer;
import dev.syncwatch.notify.http.HttpAnswer.Answered;
import dev.syncwatch.notify.http.HttpAnswer.Failed;
import dev.syncwatch.notify.http.RetryAfter;
import dev.syncwatch.notify.page.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What an answer means. Only a verdict on the event itself is final; anything else (a proxy's 403, a 404 behind a wrong setting,
 * a login page) says nothing about the event, so that it is tried again.
 * https://developer.pagerduty.com/docs/events-api-v2/overview/#api-response-codes--retry-logic
 */
final class AnswerReader {
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Bad request, content too large, unprocessable content. */
    private static final Set<Integer> ABOUT_THE_EVENT = Set.of(400, 413, 422);

    private static final int LONGEST_QUOTE = 300;

    private final Secret routingKey;

    AnswerReader(Secret routingKey) {
        this.routingKey = routingKey;
    }

    /** {@code now} is what a date in {@code Retry-After} is measured from. */
    Outcome read(HttpAnswer answer, Instant now) {
        if (answer instanceof Answered answered) {
            return read(answered, now);
        }
        return Outcome.unknown("PagerDuty did not answer: " + ((Failed) answer).reason());
    }

    private Outcome read(Answered answered, Instant now) {
        if (answered.status() == ACCEPTED || saysSuccess(answered)) {
            return Outcome.delivered();
        }
        String reason = "PagerDuty answered " + answered.status() + ": " + quote(answered.text());
        if (ABOUT_THE_EVENT.contains(answered.status())) {
            return Outcome.giveUp(reason);
        }
        Duration after = answered.retryAfter()
                .map(header -> RetryAfter.read(header, now))
                .orElse(Duration.ZERO);
        return answered.status() == TOO_MANY_REQUESTS || !after.isZero()
                ? Outcome.retryWholeChannel(reason, after)
                : Outcome.unknown(reason);
    }

    private static boolean saysSuccess(Answered answered) {
        return answered.status() / 100 == 2 && answered.text().matches("(?s)\\s*\\{.*\"status\"\\s*:\\s*\"success\".*");
    }

    private String quote(String text) {
        return Text.cut(Text.line(routingKey.removedFrom(text)), LONGEST_QUOTE);
    }
}
