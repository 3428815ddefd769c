package dev.syncwatch.store.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.alert.AlertState;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.incident.Incident;
import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Table;
import dev.syncwatch.store.table.Tables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-05T10:07:21Z");
    private static final byte[] KEY = "s1".getBytes(UTF_8);
    private static final String MINUTE = """
            {"table":"sync_minute","minute":"2026-01-05T10:07:00Z","environment":"production","platform":"ios","app_version":"",
             "started":5,"succeeded":4,"completed_other":3,"failed":2,"skipped":1,"queue_delta":-1.50,"users":6,"stale":1,"new":0}""";

    @Test
    void aMinuteIsAsNewAsTheEventsThatItCounts() throws Exception {
        Row row = MinuteRows.of(MINUTE.getBytes(UTF_8));

        assertThat(row.values())
                .containsExactly(
                        "production", "2026-01-05T10:07:00Z", "ios", "", "5", "4", "3", "2", "1", "-1.5", "6", "1");
        assertThat(row.version()).isEqualTo(15);
        assertThat(Tables.of(row)).isSameAs(Tables.SYNC_MINUTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{\"table\":\"other\"}",
                "{\"table\":\"sync_minute\"}",
                "{\"table\":\"failure_minute\",\"environment\":\"e\",\"minute\":\"soon\",\"stage\":\"\",\"status_code\":\"\",\"failures\":1,\"users\":1}",
                "{\"table\":\"failure_minute\",\"environment\":\"e\",\"minute\":\"2026-01-05T10:07:00Z\",\"stage\":\"\",\"status_code\":\"\",\"failures\":1.5,\"users\":1}"
            })
    void whatIsNoMinuteIsToldAsSuch(String text) {
        assertThatThrownBy(() -> MinuteRows.of(text.getBytes(UTF_8))).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void aChangeIsARowOfItsAlertTooAndPartOfAnEpisode() throws Exception {
        ChangeRows change = ChangeRows.of(ChangeJson.failureRate()
                .withJson("diagnosis", "{\"section\":\"3.2\",\"cause\":\"an outage\"}")
                .bytes());

        assertThat(change.rows()).extracting(Row::table).containsExactly("alert_change", "alert");
        assertThat(change.rows().get(0).values())
                .startsWith(
                        "failure-rate/environment=production", "2026-01-05T10:07:20Z", "failure-rate", "production");
        assertThat(change.episode().state()).isEqualTo(AlertState.FIRING);
        assertThat(change.episode().live()).isTrue();
        assertThat(change.episode().users()).isEqualTo(19);
        assertThat(change.episode().section()).isEqualTo("3.2");
        assertThat(ChangeRows.of(
                                ChangeJson.failureRate().withJson("group", "{}").bytes())
                        .episode()
                        .environment())
                .isEmpty();
    }

    /** PostgreSQL's text has no character 0, and its JSON no escape of one. */
    @Test
    void aCharacterThatPostgresCannotKeepIsReplaced() throws Exception {
        Row row = ChangeRows.of(ChangeJson.failureRate()
                        .with("title", "a\u0000b")
                        .with("runbook", "\\u0000 \\\u0000")
                        .bytes())
                .rows()
                .get(0);

        assertThat(row.values()[12]).isEqualTo("a\uFFFDb");
        assertThat(row.values()[13]).contains("\"a\uFFFDb\"").contains("\"\\\\u0000 \\\\\uFFFD\"");
    }

    @Test
    void aSilenceIsWrittenDeletedOrNone() throws Exception {
        String silence = """
                {"id":"s1","matchers":{"rule":["failure-rate"]},"startsAt":"2026-01-05T10:00:00Z","endsAt":"2026-01-05T11:00:00Z",
                 "author":"ann","reason":"load test"}""";
        assertThat(SilenceRows.of(KEY, silence.getBytes(UTF_8), WRITTEN, 7))
                .get()
                .satisfies(row -> assertThat(row.values()).contains("ann", "false", "7", WRITTEN.toString()));
        String recurs = "{\"every\":[\"day\"],\"at\":\"02:00\",\"for\":\"PT1H\",\"timeZone\":\"UTC\"}";
        String recurring = silence.replace("\"author\"", "\"recurs\":" + recurs + ",\"author\"");
        assertThat(SilenceRows.of(KEY, recurring.getBytes(UTF_8), WRITTEN, 7))
                .get()
                .satisfies(row -> assertThat(row.values()).contains(recurs));
        assertThat(SilenceRows.of(KEY, null, WRITTEN, 8))
                .get()
                .satisfies(row -> assertThat(row.values()).contains("s1", "true", "8"));
        assertThat(SilenceRows.of(null, "{\"maintenanceUntil\":\"\"}".getBytes(UTF_8), WRITTEN, 9))
                .isEmpty();
    }

    @Test
    void whatAChannelKeepsForItselfIsNoNotification() throws Exception {
        assertThat(NotificationRows.of("slack", null)).isEmpty();
        assertThat(NotificationRows.of("slack", "0d1f".getBytes(UTF_8))).isEmpty();
        assertThat(NotificationRows.of("slack", "{\"offsets\":{}}".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void idsOfEpisodesAreQuotedAsPostgresReadsThem() {
        Incident incident = new Incident(
                "i", "e", WRITTEN, null, "critical", "", null, null, List.of("a\"b", "c\\d", "e,f"), 1, 1, WRITTEN, 1);
        assertThat(IncidentRows.of(incident).values()[8]).isEqualTo("{\"a\\\"b\",\"c\\\\d\",\"e,f\"}");
    }

    @Test
    void everyRowIsAsWideAsItsTable() throws Exception {
        List<Row> rows = List.of(
                MinuteRows.of(MINUTE.getBytes(UTF_8)),
                ChangeRows.of(ChangeJson.failureRate().bytes()).rows().get(0),
                ChangeRows.of(ChangeJson.failureRate().bytes()).rows().get(1),
                ProgressRows.of("{\"evaluatedTo\":\"2026-01-05T10:07:20Z\"}".getBytes(UTF_8), WRITTEN),
                SilenceRows.of(KEY, null, WRITTEN, 1).orElseThrow());
        assertThat(rows).allSatisfy(row -> {
            Table table = Tables.of(row);
            assertThat(row.values()).as(table.name()).hasSize(table.width());
        });
    }
}
