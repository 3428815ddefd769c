package dev.syncwatch.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.http.HttpAnswer;
import dev.syncwatch.notify.http.HttpAnswer.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:07:20Z");

    private final AnswerReader reader =
            new AnswerReader(new WebhookAddress(new Secret("https://example.com/hooks/hush%20hush?key=5ecret")));

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void takesAnySuccessAsDelivered(int status) {
        assertThat(read(status, "ok")).isInstanceOf(Delivered.class);
        assertThat(read(status, "")).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Log in", "\n <!DOCTYPE html><html>"})
    void triesAgain_whenASuccessIsAWebPage(String page) {
        assertThat(read(200, page)).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 409, 410, 413, 415, 422, 451})
    void givesUp_whenThePayloadIsRejected(int status) {
        assertThat(read(status, "no")).isEqualTo(new GiveUp("the webhook answered " + status + ": no"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 407})
    void triesAgainWhatCertainlyDidNotArrive_whenTheWayThereIsWrong(int status) {
        assertThat(((Retry) read(status, "no")).mayHaveArrived()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 408, 425, 500, 502, 503, 504, 599})
    void triesAgainWhatMayHaveArrived_whenTheAnswerSaysNothing(int status) {
        assertThat(((Retry) read(status, "no")).mayHaveArrived()).isTrue();
    }

    @Test
    void triesAgain_whenNoAnswerCame() {
        assertThat(reader.read(new HttpAnswer.Failed("ConnectException"), NOW))
                .isEqualTo(Outcome.unknown("the webhook did not answer: ConnectException"));
    }

    @Test
    void holdsTheChannel_whenAServerErrorNamesATime() {
        Outcome outcome = reader.read(new Answered(503, Optional.of("20"), "busy"), NOW);

        assertThat(outcome).isEqualTo(new Retry("the webhook answered 503: busy", Duration.ofSeconds(20), true, false));
    }

    @Test
    void quotesOneShortLineWithoutAnyPartOfTheAddress() {
        GiveUp giveUp = (GiveUp) read(400, "no POST\n/hooks/hush%20hush or \"hush hush\" 5ecret " + "x".repeat(1000));

        assertThat(giveUp.reason())
                .contains("no POST")
                .doesNotContain("hush", "5ecret")
                .hasSizeLessThan(400);
    }

    private Outcome read(int status, String body) {
        return reader.read(new Answered(status, Optional.empty(), body), NOW);
    }
}
