package dev.syncwatch.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.standalone.vendor.VendorFault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAnswersTest {
    private final SlackBench bench = new SlackBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_blocks",
                "invalid_blocks_format",
                "msg_too_long",
                "msg_blocks_too_long",
                "invalid_metadata_format",
                "metadata_too_large",
                "no_text"
            })
    void givesUpTheForm_whenSlackObjectsToTheMessage(String error) {
        assertThat(answer(VendorFault.slackError(error))).isEqualTo(new GiveUp("Slack refused: " + error));
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_auth,      token",
        "token_revoked,     token",
        "account_inactive,  token",
        "channel_not_found, id",
        "not_in_channel,    invite",
        "is_archived,       unarchive",
        "missing_scope,     scope",
        "some_new_error,    some_new_error"
    })
    void saysWhatToDo_whenAnOperatorCanMendIt(String error, String advice) {
        Retry retry = (Retry) answer(VendorFault.slackError(error));

        assertThat(retry.reason()).contains(error, advice).doesNotContain("\n");
        assertThat(retry).extracting(Retry::wholeChannel, Retry::mayHaveArrived).containsExactly(false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_limited", "ratelimited"})
    void holdsTheWholeChannel_whenSlackWasSentTooMuch(String error) {
        Retry retry = (Retry) answer(VendorFault.slackError(error));

        assertThat(retry).extracting(Retry::wholeChannel, Retry::mayHaveArrived).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fatal_error", "internal_error", "service_unavailable"})
    void doesNotKnowWhetherItArrived_whenSlackDoesNotEither(String error) {
        Retry retry = (Retry) answer(VendorFault.slackError(error));

        assertThat(retry).extracting(Retry::wholeChannel, Retry::mayHaveArrived).containsExactly(false, true);
    }

    @Test
    void doesNotKnowWhetherItArrived_whenTheAnswerIsNoneOfSlacks() {
        assertThat(answer(VendorFault.loginPage()))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.mayHaveArrived()).isTrue());
        assertThat(answer(VendorFault.badGateway()))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.mayHaveArrived()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "7, 7, true"})
    void postsOnce_whenSlackIsUnavailableAndInvitesARepeat(String retryAfter, long seconds, boolean wholeChannel) {
        Retry retry = (Retry) answer(VendorFault.unavailable(retryAfter));

        assertThat(bench.vendor.requests()).isEqualTo(1);
        assertThat(retry)
                .extracting(Retry::after, Retry::wholeChannel, Retry::mayHaveArrived)
                .containsExactly(Duration.ofSeconds(seconds), wholeChannel, true);
    }

    private Outcome answer(VendorFault fault) {
        bench.vendor.failNext(fault);
        return bench.notifier.send(bench.attempt(SlackBench.opening(), null, false));
    }
}
