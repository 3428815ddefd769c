package dev.syncwatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.demo.Expected.Episode;
import dev.syncwatch.cli.demo.Verdict.Happening;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn.Alert;
import dev.syncwatch.standalone.vendor.SlackPost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final String INCIDENT = "incident/failure-rate@10:07";
    private static final Happening OUTAGE = new Happening("outage", TEN, TEN.plusSeconds(1500));
    private static final Alert CLOSED = new Alert(INCIDENT, false, "14 % of syncs failed", "critical");
    private static final Alert OPEN = new Alert(INCIDENT, true, "14 % of syncs failed", "critical");
    private static final SlackPost PARENT = post("1", null, "Resolved: 14 % of syncs failed");
    private static final SlackPost REPLY = post("2", "1", "It is over");

    @Test
    void findsNothingWrongWithOnePageAndOneResolve() {
        assertThat(problems(List.of(CLOSED), PARENT, REPLY)).isEmpty();
    }

    @Test
    void missesAPageThatWasNotSent() {
        assertThat(problems(List.of(), PARENT, REPLY)).containsExactly("PagerDuty was not called for " + INCIDENT);
    }

    @Test
    void missesAResolve() {
        assertThat(problems(List.of(OPEN), PARENT)).containsExactly("PagerDuty still shows " + INCIDENT);
    }

    @Test
    void findsAnAlertThatWasOpenedTwice() {
        assertThat(problems(List.of(CLOSED, CLOSED), PARENT))
                .containsExactly("PagerDuty opened 2 alerts for " + INCIDENT + ", which began 1 times");
    }

    @Test
    void findsAMessageThatWasPostedTwice() {
        assertThat(problems(List.of(CLOSED), PARENT, REPLY, REPLY)).containsExactly("Slack has this twice: It is over");
    }

    @Test
    void findsASecondMessageOfOneIncident() {
        assertThat(problems(List.of(CLOSED), PARENT, post("3", null, "Resolved: again")))
                .containsExactly("Slack has 2 messages for " + INCIDENT + " instead of one");
    }

    @Test
    void findsAMessageThatStillSaysItGoesOn() {
        assertThat(problems(List.of(CLOSED), post("1", null, "14 % of syncs failed")))
                .containsExactly("Slack does not say that it is over: " + INCIDENT);
    }

    @Test
    void findsAPageForNothing() {
        Alert strange = new Alert("incident/other", false, "?", "critical");

        assertThat(problems(List.of(CLOSED, strange), PARENT))
                .containsExactly("told of an incident that was none: incident/other");
    }

    @Test
    void findsWhatNobodyWasToldOf() {
        Happening silence = new Happening("silence", TEN.plusSeconds(7200), TEN.plusSeconds(9000));

        List<String> problems = verdict()
                .problems(List.of(OUTAGE, silence), episodes(), new Told(List.of(CLOSED), List.of(PARENT), List.of()));

        assertThat(problems).containsExactly("nobody was told of: silence");
    }

    @Test
    void passesOnWhatVendorsComplainOf() {
        Told told = new Told(List.of(CLOSED), List.of(PARENT), List.of("a trigger after its resolve"));

        assertThat(verdict().problems(List.of(OUTAGE), episodes(), told))
                .containsExactly("a trigger after its resolve");
    }

    private static List<String> problems(List<Alert> alerts, SlackPost... posts) {
        return verdict().problems(List.of(OUTAGE), episodes(), new Told(alerts, List.of(posts), List.of()));
    }

    private static Verdict verdict() {
        return new Verdict(Set.of("pagerduty"), Set.of("slack-oncall"));
    }

    private static List<Episode> episodes() {
        return List.of(new Episode(
                "failure-rate@10:07",
                "production",
                "failure-rate",
                Set.of("pagerduty", "slack-oncall"),
                TEN.plusSeconds(440),
                TEN.plusSeconds(2400)));
    }

    private static SlackPost post(String ts, String threadTs, String text) {
        Map<String, Map<String, String>> metadata =
                Map.of("event_payload", Map.of("id", "n" + ts, "incident", INCIDENT));
        return new SlackPost(
                ts, threadTs, false, "B1", text, null, new ObjectMapper().valueToTree(metadata), List.of(), false);
    }
}
