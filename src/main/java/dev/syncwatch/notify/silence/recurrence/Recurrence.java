package dev.syncwatch.notify.silence.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.regex.Pattern;

/**
 * Something that recurs. On each of its days it begins at the first moment at which the clocks there show that day and {@link #at}, or
 * later: what a spring forward skips begins right after it, what an autumn back repeats begins once, the first time. From there it lasts
 * as long as it says, whatever the clocks do.
 *
 * @param every on which days of {@code zone}'s calendar
 * @param at when it begins, by {@code zone}'s clocks, whole minutes
 * @param lasts from 1 min to an hour less than there is between two of its days, so that no two of them meet
 * @param zone a region or UTC
 */
public record Recurrence(Days every, LocalTime at, Duration lasts, ZoneId zone) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration CLOCKS_GO_FORWARD_BY = Duration.ofHours(1);

    private static final Instant END_OF_CALENDARS = Instant.parse("9999-01-01T00:00:00Z");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    /** Days to look back beyond its length: one for what the length has over whole days, one for changes of clocks, one to spare. */
    private static final int DAYS_OF_DOUBT = 3;

    /** Refuses what would never end. */
    public static Recurrence of(Days every, LocalTime at, Duration lasts, ZoneId zone) throws BadRecurrence {
        if (lasts.compareTo(SHORTEST) < 0) {
            throw new BadRecurrence("it has to last 1m at least");
        }
        Duration longest = Duration.ofDays(every.smallestGap()).minus(CLOCKS_GO_FORWARD_BY);
        if (lasts.compareTo(longest) > 0) {
            throw new BadRecurrence(
                    "each has to be over an hour before the next begins: it can last %s at most, every %s"
                            .formatted(inWords(longest), every));
        }
        return new Recurrence(every, at, lasts, zone);
    }

    /** Reads {@code 02:00}. */
    public static LocalTime time(String written) throws BadRecurrence {
        if (!TIME.matcher(written).matches()) {
            throw new BadRecurrence("a time of day is written 02:00 or 23:30; the day ends with 00:00 of the next");
        }
        return LocalTime.parse(written);
    }

    /** Reads {@code Europe/Berlin}, or whatever else the time zone database calls a region. */
    public static ZoneId zone(String written) throws BadRecurrence {
        if (!ZoneId.getAvailableZoneIds().contains(written)) {
            throw new BadRecurrence("a time zone is a region such as Europe/Berlin, or UTC");
        }
        return ZoneId.of(written);
    }

    /** Whether all that recurs from one of these times to the other can be told: 1970 to 9998. */
    public static boolean isInRange(Instant from, Instant until) {
        return !from.isBefore(Instant.EPOCH) && until.isBefore(END_OF_CALENDARS);
    }

    /** The one that is on at {@code now}, from 1970 to 9998, else the next. */
    public Occurrence currentOrNext(Instant now) {
        LocalDate date = LocalDate.ofInstant(now, zone).minusDays(lasts.toDays() + DAYS_OF_DOUBT);
        while (true) {
            if (every.include(date)) {
                Instant begin = begin(date);
                Instant end = begin.plus(lasts);
                if (now.isBefore(end)) {
                    return new Occurrence(begin, end);
                }
            }
            date = date.plusDays(1);
        }
    }

    private Instant begin(LocalDate date) {
        LocalDateTime local = date.atTime(at);
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.toInstant(rules.getValidOffsets(local).get(0));
    }

    /** For people: {@code every monday, thursday at 02:00 for 1h30m, Europe/Berlin}. */
    @Override
    public String toString() {
        return "every %s at %s for %s, %s".formatted(every, at, inWords(lasts), zone);
    }

    private static String inWords(Duration duration) {
        long minutes = duration.toMinutesPart();
        long seconds = duration.toSecondsPart();
        String hours = duration.toHours() > 0 ? duration.toHours() + "h" : "";
        return hours + (minutes > 0 ? minutes + "m" : "") + (seconds > 0 ? seconds + "s" : "");
    }
}
