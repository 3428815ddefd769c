package dev.syncwatch.notify.silence.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever recurs, and wherever: a recount that watches a clock on the wall there, minute by minute, finds the same times. It knows which
 * minutes the clock has shown, and nothing of how a time of a place becomes an instant.
 */
class RecurrenceMatchesRecountTest {
    private static final Duration WATCHED = Duration.ofDays(4);
    private static final int MOST_MINUTES = 60 * 23;

    /** Shifts of an hour, of half an hour, of two, at midnight, twice a Ramadan, and of a whole day. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "America/St_Johns",
            "America/Sao_Paulo",
            "America/Nuuk",
            "Australia/Lord_Howe",
            "Antarctica/Troll",
            "Africa/Casablanca",
            "Africa/Cairo",
            "Asia/Beirut",
            "Asia/Kathmandu",
            "Pacific/Apia");

    /** What is written, and when somebody looks at the clock. */
    record Case(List<String> every, LocalTime at, int minutes, ZoneId zone, Instant begin) {
        Instant minute(int number) {
            return begin.plusSeconds(60L * number);
        }
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void holdsInTheMinutesThatARecountFinds(@ForAll("cases") Case written) throws BadRecurrence {
        int watched = (int) WATCHED.toMinutes();
        Instant from = written.minute(written.minutes());
        Instant until = written.minute(watched - 5);
        boolean[] on = recount(written, watched);
        Schedule schedule = new Schedule(from, until, recurrence(written));

        // The minute itself while it holds, else the one at which it begins to.
        Instant next = null;
        for (int minute = watched - 1; minute >= 0; minute--) {
            Instant now = written.minute(minute);
            next = on[minute] && !now.isBefore(from) && now.isBefore(until) ? now : next;
            Instant found = schedule.occurrence(now)
                    .map(time -> time.holds(now) ? now : time.startsAt())
                    .orElse(null);
            if (!Objects.equals(found, next)) {
                throw new AssertionError("%s at %s: %s, and the recount says %s".formatted(written, now, found, next));
            }
        }
    }

    private static Recurrence recurrence(Case written) throws BadRecurrence {
        List<Day> days =
                written.every().stream().map(word -> Day.of(word).orElseThrow()).toList();
        return Recurrence.of(Days.of(days), written.at(), Duration.ofMinutes(written.minutes()), written.zone());
    }

    /** Whoever begins to watch knows nothing of what began before: the first minutes are not asked about. */
    private static boolean[] recount(Case written, int watched) {
        boolean[] on = new boolean[watched];
        LocalDateTime shown = LocalDateTime.ofInstant(written.minute(-1), written.zone());
        int left = 0;
        for (int minute = 0; minute < watched; minute++) {
            LocalDateTime now = LocalDateTime.ofInstant(written.minute(minute), written.zone());
            left--;
            while (shown.isBefore(now)) {
                shown = shown.plusMinutes(1);
                boolean begins =
                        shown.toLocalTime().equals(written.at()) && falls(written.every(), shown.toLocalDate());
                left = begins ? written.minutes() : left;
            }
            on[minute] = left > 0;
        }
        return on;
    }

    private static boolean falls(List<String> every, LocalDate date) {
        String weekday = date.getDayOfWeek().toString().toLowerCase(Locale.ROOT);
        String ofMonth = date.getDayOfMonth() + "(st|nd|rd|th)";
        boolean last = date.plusDays(1).getMonth() != date.getMonth();
        return every.stream()
                .anyMatch(word -> word.equals("day")
                        || word.equals(weekday)
                        || word.matches(ofMonth)
                        || last && word.equals("last-day"));
    }

    @Provide
    Arbitrary<Case> cases() {
        List<String> weekdays = Day.WORDS.subList(1, 8);
        List<String> ofMonth = Day.WORDS.subList(8, Day.WORDS.size());
        Arbitrary<List<String>> every = Arbitraries.oneOf(
                Arbitraries.just(List.of("day")),
                Arbitraries.of(weekdays).list().ofMinSize(1).ofMaxSize(5),
                Arbitraries.of(ofMonth).list().ofMinSize(1).ofMaxSize(9));
        Arbitrary<Integer> at = Arbitraries.oneOf(
                Arbitraries.integers().between(-12 * 60, 12 * 60),
                Arbitraries.integers().between(-70, 70));
        Arbitrary<Integer> minutes = Arbitraries.integers().between(1, MOST_MINUTES);
        Arbitrary<ZoneId> zone = Arbitraries.of(ZONES).map(ZoneId::of);
        return Combinators.combine(every, at, minutes, zone, days()).as(RecurrenceMatchesRecountTest::nearAChange);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 365 * 22)
                .map(day -> LocalDate.of(2008, 1, 1).plusDays(day));
    }

    /** Two days before the clocks change, if they ever do again; {@code at} is so many minutes before or after they do. */
    private static Case nearAChange(List<String> every, int at, int minutes, ZoneId zone, LocalDate day) {
        Instant some = day.atStartOfDay(ZoneId.of("UTC")).toInstant();
        ZoneOffsetTransition next = zone.getRules().nextTransition(some);
        Instant change = next == null ? some : next.getInstant();
        LocalTime shown = LocalTime.ofInstant(change, zone);
        return new Case(every, shown.plusMinutes(at), minutes, zone, change.minus(WATCHED.dividedBy(2)));
    }
}
