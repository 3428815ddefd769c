package dev.syncwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyDecisionTest {

    @ParameterizedTest
    @CsvSource({
        "inactive,   pending,    NOT_YET_FIRING",
        "pending,    inactive,   NOT_YET_FIRING",
        "inactive,   firing,     STARTED_FIRING",
        "pending,    firing,     STARTED_FIRING",
        "firing,     recovering, STILL_OPEN",
        "recovering, firing,     FIRING_AGAIN",
        "recovering, resolved,   RESOLVED",
        "firing,     resolved,   RESOLVED",
        "firing,     expired,    DATA_STOPPED",
        "recovering, expired,    DATA_STOPPED"
    })
    void hasOneNamedReasonForEachStep(String previous, String state, NotifyDecision expected) {
        assertThat(decide(step(previous, state))).isEqualTo(expected);
    }

    @Test
    void opensAtFiringAndClosesAtTheEnd() {
        assertThat(NotifyDecision.STARTED_FIRING.action()).contains(Action.OPEN);
        assertThat(NotifyDecision.RESOLVED.action()).contains(Action.CLOSE);
        assertThat(NotifyDecision.DATA_STOPPED.action()).contains(Action.CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"NOT_ADDRESSED_TO_CHANNEL", "NOT_LIVE", "NOT_YET_FIRING", "STILL_OPEN", "FIRING_AGAIN"})
    void sendsNothingForAnyOtherReason(NotifyDecision decision) {
        assertThat(decision.action()).isEmpty();
    }

    @Test
    void staysSilent_whenChangeDoesNotNameTheChannel() {
        ChangeJson change = step("inactive", "firing").withJson("notify", "[\"slack-oncall\"]");

        assertThat(decide(change)).isEqualTo(NotifyDecision.NOT_ADDRESSED_TO_CHANNEL);
        assertThat(decide(change.without("notify"))).isEqualTo(NotifyDecision.NOT_ADDRESSED_TO_CHANNEL);
    }

    @ParameterizedTest
    @CsvSource({"shadow", "off"})
    void staysSilent_whenRuleIsNotLive(String mode) {
        assertThat(decide(step("inactive", "firing").with("mode", mode))).isEqualTo(NotifyDecision.NOT_LIVE);
    }

    private static ChangeJson step(String previous, String state) {
        return ChangeJson.failureRate().with("previous", previous).with("state", state);
    }

    private static NotifyDecision decide(ChangeJson change) {
        return NotifyDecision.of((PublishedChange) new ChangeReader().read(change.bytes()), "pagerduty");
    }
}
