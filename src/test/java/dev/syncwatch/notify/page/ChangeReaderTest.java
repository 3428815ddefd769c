package dev.syncwatch.notify.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
