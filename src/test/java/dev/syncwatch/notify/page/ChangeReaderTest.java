package dev.syncwatch.notify.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {
    private final ChangeReader reader = new ChangeReader();

    @Test
    void readsEveryFieldOfAChange() {
        PublishedChange change = read(ChangeJson.failureRate());

        assertThat(change.alert()).isEqualTo("failure-rate/environment=production");
        assertThat(change.episodeId()).isEqualTo("failure-rate/environment=production@2026-01-05T10:07:20Z");
        assertThat(change.group()).containsEntry("environment", "production");
        assertThat(change.state()).isEqualTo(State.FIRING);
        assertThat(change.previous()).isEqualTo(State.INACTIVE);
        assertThat(change.at()).isEqualTo(Instant.parse("2026-01-05T10:07:20Z"));
        assertThat(change.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(change.numbers()).containsEntry("failures", 22.0);
        assertThat(change.channels()).containsExactly("pagerduty", "slack-oncall");
        assertThat(change.evidence())
                .contains(new EvidenceRow("push", "503", "2.4.1", "android", 18, 18))
                .contains(new EvidenceRow("unknown", "unknown", "2.4.1", "android", 22, 0));
    }

    @Test
    void readsTheCause_andSaysWhatSpeaksForIt() {
        PublishedChange change = read(ChangeJson.failureRate().withJson("diagnosis", """
                        {"section":"3.2","cause":"an outage","explains":0.8181,"actions":["look","mend"]}"""));

        assertThat(change.cause())
                .isEqualTo(new Cause(
                        "3.2", "an outage", "it explains 81.8 % of the 22 failures", List.of("look", "mend")));
    }

    @Test
    void saysWhatFailsMost_whenTheRunbookDoesNotKnowIt() {
        PublishedChange change = read(ChangeJson.failureRate().withJson("diagnosis", """
                        {"section":null,"cause":"not in the runbook","explains":null,"actions":[]}"""));

        assertThat(change.cause().section()).isEmpty();
        assertThat(change.cause().why()).isEqualTo("most failures: stage push, status code 503 (81.8 %)");
    }

    @Test
    void saysWhomTheRuleFound_whenTheCauseIsNotToldFromFailures() {
        PublishedChange change = read(
                ChangeJson.failureRate().withJson("numbers", "{\"users\":7}").withJson("diagnosis", """
                        {"section":"3.4","cause":"stuck queues","explains":null,"actions":["retry"]}"""));

        assertThat(change.cause().why()).isEqualTo("the rule itself found it in 7 people");
    }

    @Test
    void readsSamplesAndLogs_withoutWhatNamesAPerson() {
        PublishedChange change = read(ChangeJson.failureRate().withJson("evidence", """
                        {"rows":[],"backend":{"responses":12,"failures":12,"serverErrors":9,"statuses":[{"statusCode":"503","times":9},{"statusCode":"429","times":3}],
                          "paths":[{"path":"/api/learning-records/bulk","times":12}],
                          "first":"2026-01-05T10:05:10Z","last":"2026-01-05T10:06:20Z"},
                         "samples":["", "userId=u42 of a.b@example.com failed\\nat /users/77/records",
                                    "id 6f1c9a52-1f6b-4c0e-9d5e-0c0c0c0c0c0c, 123456789, Bearer abc.def",
                                    "AsyncStorage: database or disk is full (code 13)"]}"""));

        assertThat(change.logs())
                .containsExactly(
                        "12 answers in the log: 12 other than 2xx, 9 (75 %) 5xx; from 10:05:10 to 10:06:20 UTC",
                        "status 503: 9, 429: 3", "failed at /api/learning-records/bulk: 12");
        assertThat(change.samples())
                .containsExactly(
                        "userId=(hidden) of (email) failed at /users/(hidden)/records",
                        "id (id), (number), Bearer (token)",
                        "AsyncStorage: database or disk is full (code 13)");
    }

    @Test
    void sumsUpWhatTheChangeDoesNotTellRowByRow() {
        PublishedChange change = read(ChangeJson.failureRate().withJson("evidence", """
                        {"attempts":100,"failures":30,"rows":[
                          {"stage":"push","statusCode":"503","appVersion":"1","platform":"ios","attempts":20,"failures":20}]}"""));

        assertThat(change.evidence()).hasSize(2).contains(EvidenceRow.rest(80, 10));
        assertThat(Breakdown.lines(change.evidence()).get(0))
                .isEqualTo("stage push: 66.7 % of failures, 20 % of attempts; without it 12.5 % fail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "episode",
                "rule",
                "group",
                "previous",
                "startsAt",
                "severity",
                "value",
                "threshold",
                "numbers",
                "evidence",
                "mode",
                "title",
                "runbook"
            })
    void readsAChangeThatLacksOrNullsWhatAPageCanDoWithout(String field) {
        assertThat(read(ChangeJson.failureRate().without(field)).alert()).isNotEmpty();
        assertThat(read(ChangeJson.failureRate().withJson(field, "null")).alert())
                .isNotEmpty();
        assertThat(read(ChangeJson.failureRate().withJson(field, "[[7]]")).alert())
                .isNotEmpty();
    }

    @Test
    void givesTheIdThatTheEpisodeMustHave_whenChangeHasNone() {
        assertThat(read(ChangeJson.failureRate().without("episode")).episodeId())
                .isEqualTo("failure-rate/environment=production@2026-01-05T10:07:20Z");
    }

    @Test
    void isNotQuiet_whenSeverityIsUnknown() {
        assertThat(read(ChangeJson.failureRate().with("severity", "Hihg")).severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({"alert, 'the field ''alert'' is missing'", "state, the field 'state' is", "at, the field 'at' is"})
    void saysWhichFieldIsMissing(String field, String reason) {
        ChangeReading reading =
                reader.read(ChangeJson.failureRate().without(field).bytes());

        assertThat(((UnreadableChange) reading).reason()).contains("'" + field + "'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "{}",
                "{\"alert\":\"a\",\"state\":\"odd\",\"at\":\"2026-01-05T10:07:20Z\"}"
            })
    void saysWhy_whenThereIsNoChangeInTheRecord(String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(bytes)).isInstanceOf(UnreadableChange.class);
    }

    @Property
    void neverThrows(@ForAll byte[] value) {
        assertThat(reader.read(value)).isNotNull();
    }

    private PublishedChange read(ChangeJson json) {
        return (PublishedChange) reader.read(json.bytes());
    }
}
