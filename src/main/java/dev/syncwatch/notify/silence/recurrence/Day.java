package dev.syncwatch.notify.silence.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One word for days, as in "every monday": {@code day}, a weekday, {@code 1st} to {@code 31st}, {@code last-day}. */
public final class Day {
    private static final String EVERY_DAY = "day";
    private static final String LAST_DAY = "last-day";
    private static final int LONGEST_MONTH = 31;
    private static final Map<String, Day> BY_WORD = all();

    /** Every word that there is. */
    public static final List<String> WORDS = List.copyOf(BY_WORD.keySet());

    private final String word;
    private final Kind kind;
    private final Predicate<LocalDate> falls;

    /** Days that are counted by different calendars. */
    enum Kind {
        ANY,
        OF_WEEK,
        OF_MONTH
    }

    private Day(String word, Kind kind, Predicate<LocalDate> falls) {
        this.word = word;
        this.kind = kind;
        this.falls = falls;
    }

    /** The one that is written so. */
    public static Optional<Day> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    public String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    boolean falls(LocalDate date) {
        return falls.test(date);
    }

    @Override
    public String toString() {
        return word;
    }

    private static Map<String, Day> all() {
        List<Day> days = new ArrayList<>();
        days.add(new Day(EVERY_DAY, Kind.ANY, date -> true));
        for (DayOfWeek weekday : DayOfWeek.values()) {
            String word = weekday.name().toLowerCase(Locale.ROOT);
            days.add(new Day(word, Kind.OF_WEEK, date -> date.getDayOfWeek() == weekday));
        }
        for (int day = 1; day <= LONGEST_MONTH; day++) {
            int number = day;
            days.add(new Day(ordinal(number), Kind.OF_MONTH, date -> date.getDayOfMonth() == number));
        }
        days.add(new Day(LAST_DAY, Kind.OF_MONTH, date -> date.getDayOfMonth() == date.lengthOfMonth()));
        Map<String, Day> byWord = new LinkedHashMap<>();
        days.forEach(day -> byWord.put(day.word, day));
        return Collections.unmodifiableMap(byWord);
    }

    private static String ordinal(int number) {
        boolean teen = number / 10 == 1;
        return number
                + switch (teen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
