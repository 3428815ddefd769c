package dev.syncwatch.notify.silence.recurrence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * On which days something recurs: any of these.
 *
 * @param anyOf in the order of {@link Day#WORDS}, each once, so that what means the same is equal
 */
public record Days(List<Day> anyOf) {
    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    /** A leap year is among them, and every length of a month beside every other. */
    private static final int YEARS_LOOKED_AT = 4;

    public Days {
        anyOf = Day.WORDS.stream()
                .map(word -> Day.of(word).orElseThrow())
                .filter(anyOf::contains)
                .toList();
    }

    /** Refuses what can be read in two ways. */
    public static Days of(Collection<Day> anyOf) throws BadRecurrence {
        if (anyOf.isEmpty()) {
            throw new BadRecurrence("an empty list names no day");
        }
        List<Day.Kind> kinds = anyOf.stream().map(Day::kind).distinct().toList();
        if (kinds.contains(Day.Kind.OF_WEEK) && kinds.contains(Day.Kind.OF_MONTH)) {
            throw new BadRecurrence(
                    "weekdays and days of the month don't mix, as some read `both` and some `either`; write two silences");
        }
        if (kinds.contains(Day.Kind.ANY) && anyOf.stream().distinct().count() > 1) {
            throw new BadRecurrence("`day` is every day, so nothing is left for the others");
        }
        return new Days(List.copyOf(anyOf));
    }

    boolean include(LocalDate date) {
        return anyOf.stream().anyMatch(day -> day.falls(date));
    }

    /** The fewest days from one to the next, from 1. */
    long smallestGap() {
        List<LocalDate> dates = SOME_DAY.datesUntil(SOME_DAY.plusYears(YEARS_LOOKED_AT))
                .filter(this::include)
                .toList();
        long smallest = Long.MAX_VALUE;
        for (int i = 1; i < dates.size(); i++) {
            smallest = Math.min(smallest, ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)));
        }
        return smallest;
    }

    public List<String> words() {
        return anyOf.stream().map(Day::word).toList();
    }

    @Override
    public String toString() {
        return words().stream().collect(Collectors.joining(", "));
    }
}
