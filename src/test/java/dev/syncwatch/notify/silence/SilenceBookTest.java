package dev.syncwatch.notify.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.EverythingLogged;
import dev.syncwatch.fixture.Silences;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceBookTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-01-05T11:00:00Z");
    private static final PublishedChange CHANGE =
            (PublishedChange) new ChangeReader().read(ChangeJson.failureRate().bytes());
    private static final String GOOD = """
            {"id":"a","matchers":{"rule":["failure-rate"],"environment":"~^prod"},
             "startsAt":"2026-01-05T10:00:00Z","endsAt":"2026-01-05T11:00:00Z","author":"dana","reason":"drill"}""";

    private final SilenceBook book = new SilenceBook();

    @Test
    void readsWhatStandsInTheTopic() {
        take("a", GOOD);

        assertThat(book.covering(CHANGE, TEN))
                .contains(Silences.of("a", TEN, ELEVEN, "rule=failure-rate", "environment=~^prod"));
        assertThat(book.unreadable()).isZero();
    }

    @Test
    void writesWhatItReads() throws Exception {
        Silence silence = Silences.of("a", TEN, ELEVEN, "rule=failure-rate|~^x", "platform!=ios");

        assertThat(SilenceJson.read("a", SilenceJson.write(silence))).isEqualTo(silence);
    }

    @Test
    void goesByTheNewestRecordOfAnId() {
        Silence silence = Silences.of("a", TEN, ELEVEN, "rule=failure-rate");
        book.take("a", SilenceJson.write(silence));
        book.take("a", SilenceJson.write(silence.endedAt(TEN.plusSeconds(60))));

        assertThat(book.covering(CHANGE, TEN.plusSeconds(59))).isPresent();
        assertThat(book.covering(CHANGE, TEN.plusSeconds(60))).isEmpty();
    }

    @Test
    void forgetsWhatIsRemoved() {
        take("a", GOOD);
        book.take("a", null);
        book.take("never-there", null);

        assertThat(book.all()).isEmpty();
        assertThat(book.unreadable()).isZero();
    }

    @Test
    void namesTheOneThatEndsLast_whateverTheOrder() {
        Silence shorter = Silences.of("a", TEN, ELEVEN, "rule=failure-rate");
        Silence longer = Silences.of("b", TEN, ELEVEN.plusSeconds(1), "environment=production");
        Silence twin = Silences.of("c", TEN, ELEVEN.plusSeconds(1), "environment=production");
        for (Silence silence : new Silence[] {twin, longer, shorter}) {
            book.take(silence.id(), SilenceJson.write(silence));
        }

        assertThat(book.covering(CHANGE, TEN)).contains(longer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | [ | it is not JSON",
                "{\"id\" | [{\"id\" | it is not JSON",
                "\"id\":\"a\" | \"id\":\"b\" | its id is not its key",
                "\"author\":\"dana\", | | author is missing",
                "\"drill\" | \" \" | reason is missing",
                "\"drill\" | \"drill\",\"every\":\"monday\" | it has an unknown field 'every'",
                "T11:00:00Z | | endsAt is no RFC 3339 time",
                "T11:00:00Z | T09:00:00Z | it ends before it begins",
                "\"rule\" | \"user\" | no field is called 'user'",
                "[\"failure-rate\"] | [] | an empty list holds nothing back",
                "[\"failure-rate\"] | [\"!=a\",\"!=b\"] | one of a list is enough",
                "[\"failure-rate\"] | 5 | a matcher holds what is no text",
                "~^prod | ~( | bad expression",
                "\"rule\":[\"failure-rate\"],\"environment\":\"~^prod\" | | it has no matchers"
            })
    void ignoresCountsAndNamesWhatItCannotRead(String right, String wrong, String reason) {
        try (EverythingLogged logged = new EverythingLogged()) {
            take("a", GOOD.replace(right, wrong == null ? "" : wrong));

            assertThat(logged.output()).contains("The silence a is ignored: " + reason);
        }
        assertThat(book.all()).isEmpty();
        assertThat(book.unreadable()).isOne();
    }

    @Test
    void keepsWhatItHad_whenALaterRecordCannotBeRead() {
        take("a", GOOD);
        take("a", "no JSON");
        book.take(null, null);

        assertThat(book.covering(CHANGE, TEN)).isPresent();
        assertThat(book.unreadable()).isEqualTo(2);
    }

    private void take(String key, String json) {
        book.take(key, json.getBytes(StandardCharsets.UTF_8));
    }
}
