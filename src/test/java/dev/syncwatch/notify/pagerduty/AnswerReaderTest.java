package dev.syncwatch.notify.pagerduty;

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

    private final AnswerReader reader = new AnswerReader(new Secret("hush"));

    @Test
    void takesAcceptanceAsDelivered_whateverTheBody() {
        assertThat(read(202, "")).isInstanceOf(Delivered.class);
        assertThat(read(200, "{\"status\":\"success\"}")).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 307, 401, 403, 404, 407, 408, 429, 500, 502, 503, 504, 599})
    void triesAgain_whenTheAnswerSaysNothingAboutTheEvent(int status) {
        assertThat(read(status, "<html>")).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void givesUp_whenTheEventIsRejected(int status) {
        assertThat(read(status, "no")).isEqualTo(new GiveUp("PagerDuty answered " + status + ": no"));
    }

    @Test
    void holdsTheChannel_whenAServerErrorNamesATime() {
        Outcome outcome = reader.read(new Answered(503, Optional.of("20"), "busy"), NOW);

        assertThat(outcome).isEqualTo(new Retry("PagerDuty answered 503: busy", Duration.ofSeconds(20), true, false));
    }

    @Test
    void triesAgain_whenNoAnswerCame() {
        assertThat(reader.read(new HttpAnswer.Failed("ConnectException"), NOW))
                .isEqualTo(Outcome.unknown("PagerDuty did not answer: ConnectException"));
    }

    @Test
    void quotesOneShortLineWithoutTheSecret() {
        GiveUp giveUp = (GiveUp) read(400, "bad\nkey hush " + "x".repeat(1000));

        assertThat(giveUp.reason())
                .contains("bad key (secret)")
                .doesNotContain("hush")
                .hasSizeLessThan(400);
    }

    private Outcome read(int status, String body) {
        return reader.read(new Answered(status, Optional.empty(), body), NOW);
    }
}
