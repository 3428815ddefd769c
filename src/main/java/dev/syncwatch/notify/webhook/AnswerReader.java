package dev.syncwatch.notify.webhook;

import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.http.HttpAnswer;
import dev.syncwatch.notify.http.HttpAnswer.Answered;
import dev.syncwatch.notify.http.HttpAnswer.Failed;
import dev.syncwatch.notify.http.RetryAfter;
import dev.syncwatch.notify.page.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** What an answer means. Nothing is published about that, so what says something about the payload is told from what does not. */
final class AnswerReader {
    private static final int TOO_MANY_REQUESTS = 429;

    /** Credentials, address, method, proxy: until somebody mends that, no payload would be taken. */
    private static final Set<Integer> ABOUT_THE_WAY_THERE = Set.of(401, 403, 404, 405, 407);

    /** Request timeout, too early. */
    private static final Set<Integer> ABOUT_THE_TIME = Set.of(408, 425);

    private static final int LONGEST_QUOTE = 300;

    private final WebhookAddress address;

    AnswerReader(WebhookAddress address) {
        this.address = address;
    }

    /** {@code now} is what a date in {@code Retry-After} is measured from. */
    Outcome read(HttpAnswer answer, Instant now) {
        if (answer instanceof Answered answered) {
            return read(answered, now);
        }
        return Outcome.unknown("the webhook did not answer: " + ((Failed) answer).reason());
    }

    private Outcome read(Answered answered, Instant now) {
        int status = answered.status();
        String reason = "the webhook answered " + status + ": " + quote(answered.text());
        if (status / 100 == 2) {
            return isWebPage(answered.text()) ? Outcome.unknown(reason) : Outcome.delivered();
        }
        if (ABOUT_THE_WAY_THERE.contains(status)) {
            return Outcome.retry(reason);
        }
        if (status / 100 == 4 && status != TOO_MANY_REQUESTS && !ABOUT_THE_TIME.contains(status)) {
            return Outcome.giveUp(reason);
        }
        Duration after = answered.retryAfter()
                .map(header -> RetryAfter.read(header, now))
                .orElse(Duration.ZERO);
        return status == TOO_MANY_REQUESTS || !after.isZero()
                ? Outcome.retryWholeChannel(reason, after)
                : Outcome.unknown(reason);
    }

    // A login page or a portal answers 200 to everything.
    private static boolean isWebPage(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private String quote(String text) {
        return Text.cut(Text.line(address.removedFrom(text)), LONGEST_QUOTE);
    }
}
