package dev.syncwatch.notify.silence.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.Silences;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # on, and over to the second
                    day 02:00 PT90M Europe/Berlin      | 2026-01-05T01:00:00Z     | 2026-01-05T01:00:00Z | 2026-01-05T02:30:00Z
                    day 02:00 PT90M Europe/Berlin      | 2026-01-05T02:29:59.999Z | 2026-01-05T01:00:00Z | 2026-01-05T02:30:00Z
                    day 02:00 PT90M Europe/Berlin      | 2026-01-05T02:30:00Z     | 2026-01-06T01:00:00Z | 2026-01-06T02:30:00Z
                    # the day is that of the place: Monday begins on Sunday in Berlin's summer
                    monday 00:30 PT1H Europe/Berlin    | 2026-07-03T00:00:00Z     | 2026-07-05T22:30:00Z | 2026-07-05T23:30:00Z
                    # over midnight, and over a weekend
                    friday 22:00 PT62H UTC             | 2026-01-11T23:00:00Z     | 2026-01-09T22:00:00Z | 2026-01-12T12:00:00Z
                    # the 31st comes where there is one, the last day every month
                    31st 12:00 PT1H UTC                | 2026-01-31T13:00:00Z     | 2026-03-31T12:00:00Z | 2026-03-31T13:00:00Z
                    last-day 12:00 PT1H UTC            | 2026-01-31T13:00:00Z     | 2026-02-28T12:00:00Z | 2026-02-28T13:00:00Z
                    1st,15th 12:00 PT1H UTC            | 2026-01-02T00:00:00Z     | 2026-01-15T12:00:00Z | 2026-01-15T13:00:00Z
                    # 02:30 is skipped on 2026-03-29: right after it, at 03:00, and as long as ever
                    day 02:30 PT1H Europe/Berlin       | 2026-03-29T00:59:59Z     | 2026-03-29T01:00:00Z | 2026-03-29T02:00:00Z
                    # 02:30 comes twice on 2026-10-25: the first one
                    day 02:30 PT15M Europe/Berlin      | 2026-10-25T00:00:00Z     | 2026-10-25T00:30:00Z | 2026-10-25T00:45:00Z
                    day 02:30 PT15M Europe/Berlin      | 2026-10-25T00:45:00Z     | 2026-10-26T01:30:00Z | 2026-10-26T01:45:00Z
                    # an hour is an hour, though the clocks say two or none
                    day 01:30 PT1H Europe/Berlin       | 2026-03-29T00:30:00Z     | 2026-03-29T00:30:00Z | 2026-03-29T01:30:00Z
                    day 01:30 PT2H Europe/Berlin       | 2026-10-24T23:30:00Z     | 2026-10-24T23:30:00Z | 2026-10-25T01:30:00Z
                    # Samoa had no 30th of December in 2011
                    30th 10:00 PT1H Pacific/Apia       | 2011-12-30T00:00:00Z     | 2011-12-30T10:00:00Z | 2011-12-30T11:00:00Z
                    """)
    void isOnOrComesNext(String recurrence, Instant now, Instant startsAt, Instant endsAt) {
        assertThat(Silences.recurring(recurrence).currentOrNext(now)).isEqualTo(new Occurrence(startsAt, endsAt));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    day                    | PT23H   | PT23H0.001S   | 23h
                    monday,friday          | PT71H   | PT71H1S       | 71h
                    sunday,monday          | PT23H   | PT24H         | 23h
                    monday                 | PT167H  | PT168H        | 167h
                    1st                    | PT671H  | PT672H        | 671h
                    last-day,1st           | PT23H   | PT24H         | 23h
                    """)
    void isOverAnHourBeforeItsNextDay(String every, String longest, String tooLong, String told) {
        assertThat(Silences.recurring(every + " 00:00 " + longest + " UTC")).isNotNull();
        assertThatThrownBy(() -> Silences.recurring(every + " 00:00 " + tooLong + " UTC"))
                .hasRootCauseMessage(
                        "each has to be over an hour before the next begins: it can last %s at most, every %s"
                                .formatted(
                                        told,
                                        Silences.recurring(every + " 00:00 PT1M UTC")
                                                .every()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    day 02:00 PT59S UTC         | it has to last 1m at least
                    day 2:00 PT1H UTC           | a time of day is written 02:00
                    day 24:00 PT1H UTC          | the day ends with 00:00 of the next
                    day 02:00 PT1H +01:00       | a time zone is a region such as Europe/Berlin, or UTC
                    monday,1st 02:00 PT1H UTC   | weekdays and days of the month don't mix
                    day,monday 02:00 PT1H UTC   | `day` is every day
                    """)
    void refusesWhatCanBeReadInTwoWaysOrNone(String written, String reason) {
        assertThatThrownBy(() -> Silences.recurring(written))
                .rootCause()
                .isInstanceOf(BadRecurrence.class)
                .hasMessageContaining(reason);
    }

    @Test
    void saysForPeopleWhenItIs() {
        assertThat(Silences.recurring("friday,monday,friday 02:00 PT90M Europe/Berlin"))
                .hasToString("every monday, friday at 02:00 for 1h30m, Europe/Berlin");
    }

    @Test
    void standsInJsonAsItWasReleased() throws Exception {
        String json =
                "{\"every\":[\"1st\",\"last-day\"],\"at\":\"23:30\",\"for\":\"PT45M\",\"timeZone\":\"America/New_York\"}";
        Recurrence recurrence = Silences.recurring("last-day,1st 23:30 PT45M America/New_York");

        assertThat(RecurrenceJson.json(recurrence)).hasToString(json);
        assertThat(RecurrenceJson.read(JSON.readTree(json))).isEqualTo(recurrence);
    }

    @Test
    void hasAWordForEveryDayThatCanBeNamed() {
        assertThat(Day.WORDS)
                .hasSize(40)
                .startsWith("day", "monday")
                .contains("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th", "31st")
                .endsWith("last-day");
        assertThat(List.of("Monday", "1", "32nd", "11st", ""))
                .allMatch(word -> Day.of(word).isEmpty());
    }
}
