package dev.syncwatch.notify.silence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.EverythingLogged;
import dev.syncwatch.fixture.Silences;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** Each day from ten to half past ten. */
    private static final String RECURRING = """
            {"id":"a","matchers":{"rule":["failure-rate"]},"startsAt":"2026-01-05T00:00:00Z","endsAt":"2026-02-05T00:00:00Z",
             "recurs":{"every":["day"],"at":"11:00","for":"PT30M","timeZone":"Europe/Berlin"},"author":"dana","reason":"drill"}""";

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
    void holdsBackAtTheTimesOfWhatRecurs() throws Exception {
        take("a", RECURRING);
        Instant tomorrow = TEN.plus(1, ChronoUnit.DAYS);

        assertThat(book.covering(CHANGE, TEN.minusSeconds(1))).isEmpty();
        assertThat(book.covering(CHANGE, tomorrow)).isPresent();
        assertThat(book.covering(CHANGE, tomorrow.plusSeconds(1799))).isPresent();
        assertThat(book.covering(CHANGE, tomorrow.plusSeconds(1800))).isEmpty();
        Silence read = book.find("a").orElseThrow();
        assertThat(SilenceJson.read("a", SilenceJson.write(read))).isEqualTo(read);
        assertThat(SilenceJson.json(read)).isEqualTo(new ObjectMapper().readTree(RECURRING));
    }

    @Test
    void namesTheOneWhosePresentTimeEndsLast() {
        take("a", RECURRING);
        Silence once = Silences.of("b", TEN, ELEVEN, "rule=failure-rate");
        book.take("b", SilenceJson.write(once));

        assertThat(book.covering(CHANGE, TEN)).contains(once);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"every\" | {\"never\":[],\"every\" | its recurs can't be used: it is no object of every, at, for and timeZone alone",
                "\"day\" | | an empty list names no day",
                "\"day\" | \"weekend\" | every has an unknown word",
                "11:00\" | 11:00:30\" | a time of day is written",
                "PT30M | 30m | for is no ISO 8601 duration",
                "PT30M | PT24H | it can last 23h at most",
                "Europe/Berlin | Mars/Base | a time zone is a region",
                "2026-02-05T00 | +10000-02-05T00 | it recurs in years that are out of range"
            })
    void ignoresWhatRecursInAWayThatItDoesNotKnow(String right, String wrong, String reason) {
        try (EverythingLogged logged = new EverythingLogged()) {
            take("a", RECURRING.replace(right, wrong == null ? "" : wrong));

            assertThat(logged.output()).contains("The silence a is ignored: ").contains(reason);
        }
        assertThat(book.all()).isEmpty();
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
