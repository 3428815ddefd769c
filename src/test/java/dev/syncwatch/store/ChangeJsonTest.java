package dev.syncwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.AlertState;
import dev.syncwatch.alert.Diagnosis;
import dev.syncwatch.detect.Quantity;
import dev.syncwatch.window.EvidenceRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeJsonTest {

    private static final Instant T = Instant.parse("2026-01-05T10:07:20Z");

    @Test
    void aChangeIsOneLine_inTheOrderOfTheDesign() {
        AlertChange firing = new AlertChange(
                "failure-rate/environment=production",
                "failure-rate/environment=production@2026-01-05T10:07:20Z",
                "failure-rate",
                "environment=production",
                AlertState.FIRING,
                AlertState.INACTIVE,
                T,
                T,
                "critical",
                new BigDecimal("0.1042654028436019"),
                new BigDecimal("0.10"),
                List.of(Quantity.of("attempts", 211), Quantity.of("failures", 22), Quantity.of("users", 19)),
                List.of(row("push", "503", "2.4.1", "ios", 100, 22), row("", "", "", "", 111, 0)),
                new Diagnosis("3.2", "outage", new BigDecimal("0.9090"), List.of("look", "mend")),
                List.of("push to [user] failed"),
                null,
                "sha256:00",
                "live",
                "10.4 % of syncs failed",
                List.of("pagerduty", "slack-oncall"),
                List.of("success-absence"),
                List.of(),
                "https://example.com/runbook");
        assertThat(ChangeJson.of(firing))
                .isEqualTo("{\"alert\":\"failure-rate/environment=production\","
                        + "\"episode\":\"failure-rate/environment=production@2026-01-05T10:07:20Z\","
                        + "\"rule\":\"failure-rate\",\"group\":{\"environment\":\"production\"},"
                        + "\"state\":\"firing\",\"previous\":\"inactive\",\"at\":\"2026-01-05T10:07:20Z\","
                        + "\"startsAt\":\"2026-01-05T10:07:20Z\",\"severity\":\"critical\","
                        + "\"value\":0.1042654028436019,\"threshold\":0.1,"
                        + "\"numbers\":{\"attempts\":211,\"failures\":22,\"users\":19},"
                        + "\"evidence\":{\"attempts\":211,\"failures\":22,\"rows\":["
                        + "{\"stage\":\"push\",\"statusCode\":\"503\",\"appVersion\":\"2.4.1\",\"platform\":\"ios\","
                        + "\"attempts\":100,\"failures\":22},"
                        + "{\"stage\":null,\"statusCode\":null,\"appVersion\":null,\"platform\":null,"
                        + "\"attempts\":111,\"failures\":0}],\"samples\":[\"push to [user] failed\"]},"
                        + "\"diagnosis\":{\"section\":\"3.2\",\"cause\":\"outage\",\"explains\":0.909,"
                        + "\"actions\":[\"look\",\"mend\"]},\"ruleSet\":\"sha256:00\",\"mode\":\"live\","
                        + "\"title\":\"10.4 % of syncs failed\",\"notify\":[\"pagerduty\",\"slack-oncall\"],"
                        + "\"inhibits\":[\"success-absence\"],\"runbook\":\"https://example.com/runbook\"}");
    }

    @Test
    void whatAChangeDoesNotHaveIsNull() throws Exception {
        JsonNode json = json(change("environment=production", null, List.of()));
        for (String field : List.of("episode", "startsAt", "value", "threshold", "diagnosis", "runbook")) {
            assertThat(json.has(field)).as(field).isTrue();
            assertThat(json.get(field).isNull()).as(field).isTrue();
        }
        assertThat(json.get("notify")).isEmpty();
        assertThat(json.at("/evidence/rows")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1800.000, 1800",
        "0.0, 0",
        "0E-7, 0",
        "1E+3, 1000",
        "-40, -40",
        "1800.500, 1800.5",
        "0.00000001, 0.00000001",
        "100000000000000000000, 100000000000000000000"
    })
    void numbersAreExactAndPlain_andWholeOnesHaveNoPoint(String value, String written) {
        assertThat(ChangeJson.of(change("environment=production", new BigDecimal(value), List.of())))
                .contains("\"value\":" + written + ",\"threshold\"");
    }

    @Test
    void aGroupIsItsValues_notItsEncodedKey() throws Exception {
        JsonNode json = json(change("environment=pre%2Fview,appVersion=%22%0A1%2C2", null, List.of()));
        assertThat(json.at("/group/environment").asText()).isEqualTo("pre/view");
        assertThat(json.at("/group/appVersion").asText()).isEqualTo("\"\n1,2");
        assertThat(json.get("group")).hasSize(2);
    }

    @Test
    void whatAPhoneSentIsEscaped_soThatALineStaysALine() {
        String text =
                ChangeJson.of(change("environment=a\"b\\%0A%00", null, List.of(row("\n\"\u2028", "", "", "", 1, 1))));
        assertThat(text).doesNotContain("\n").contains("{\"environment\":\"a\\\"b\\\\\\n\\u0000\"}");
        assertThat(text).contains("\"stage\":\"\\n\\\"\u2028\"");
    }

    @Test
    void carriesTwentyRowsOfEvidence_andTheTotalsOfAll() throws Exception {
        List<EvidenceRow> rows = new ArrayList<>();
        rows.add(new EvidenceRow(EvidenceRow.OTHER, 1000, 500));
        for (int i = 0; i < 30; i++) {
            rows.add(row("stage" + i, "", "", "", 2, 1));
        }
        JsonNode evidence = json(change("environment=production", null, rows)).get("evidence");
        assertThat(evidence.get("rows")).hasSize(20);
        assertThat(evidence.at("/rows/0/stage").asText()).isEqualTo("stage0");
        assertThat(evidence.get("attempts").asLong()).isEqualTo(1060);
        assertThat(evidence.get("failures").asLong()).isEqualTo(530);
    }

    private static JsonNode json(AlertChange change) throws Exception {
        return new ObjectMapper().readTree(ChangeJson.of(change));
    }

    private static AlertChange change(String group, BigDecimal value, List<EvidenceRow> evidence) {
        return new AlertChange(
                "rule/" + group,
                null,
                "rule",
                group,
                AlertState.PENDING,
                AlertState.INACTIVE,
                T,
                null,
                "warning",
                value,
                null,
                List.of(),
                evidence,
                null,
                List.of(),
                null,
                "sha256:00",
                "live",
                "title",
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static EvidenceRow row(
            String stage, String statusCode, String appVersion, String platform, long attempts, long failures) {
        return new EvidenceRow(String.join("\u001f", stage, statusCode, appVersion, platform), attempts, failures);
    }
}
