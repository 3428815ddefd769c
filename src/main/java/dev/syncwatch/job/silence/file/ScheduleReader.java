package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.recurrence.Recurrence;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads when a silence holds: {@code from} and {@code until}, and with {@code every} at which times between them. */
record ScheduleReader(Problems problems, Values values) {
    /** Words by which other programs call what recurs. */
    private static final Set<String> OF_OTHERS = Set.of(
            "repeat",
            "repeats",
            "recurring",
            "schedule",
            "cron",
            "days",
            "weekdays",
            "times",
            "time_intervals",
            "location");

    /** Any of these says that it recurs. */
    private static final List<String> RECURRING = List.of("every", "at", "timeZone");

    /** The same without keys that somebody may try for a silence that recurs; each of them is reported with what to write. */
    YamlValue.Mapping withoutWordsOfOthers(YamlValue.Mapping written) {
        Map<String, YamlValue.Member> others = new LinkedHashMap<>();
        written.members().forEach((key, member) -> {
            if (OF_OTHERS.contains(key)) {
                problems.add(
                        member.keyAt(),
                        "unknown key " + Quoted.of(key)
                                + "; what recurs has every, at, for and timeZone, such as every:"
                                + " [monday, friday], at: \"02:00\", for: 90m, timeZone: Europe/Berlin");
            } else {
                others.put(key, member);
            }
        });
        return new YamlValue.Mapping(written.at(), others);
    }

    /** Null if it is not good; then problems were reported. */
    Schedule read(Section section) {
        int before = problems.reports();
        Instant from = time(section.need("from"));
        YamlValue untilWritten = section.need("until");
        Instant until = time(untilWritten);
        Recurrence recurs = recurs(section);
        if (from != null && until != null && !until.isAfter(from)) {
            problems.add(untilWritten.at(), "until has to be after from");
        }
        if (problems.reports() > before) {
            return null;
        }
        Schedule schedule = new Schedule(from, until, recurs);
        requireThatItComes(schedule, section.find("every"), untilWritten);
        return schedule;
    }

    /** Null if it does not, or can't be read. */
    private Recurrence recurs(Section section) {
        if (RECURRING.stream().anyMatch(key -> section.find(key) != null)) {
            return new RecurrenceReader(problems, values).read(section);
        }
        YamlValue length = section.find("for");
        return length == null
                ? null
                : values.refuse(length, "for says how long each time of what recurs every … lasts; here until says it");
    }

    private void requireThatItComes(Schedule schedule, YamlValue every, YamlValue until) {
        if (schedule.recurs() == null) {
            return;
        }
        if (!Recurrence.isInRange(schedule.startsAt(), schedule.endsAt())) {
            problems.add(until.at(), "what recurs has to lie between the years 1970 and 9998");
        } else if (schedule.occurrence(schedule.startsAt()).isEmpty()) {
            problems.add(every.at(), "there is no such time between from and until");
        }
    }

    private Instant time(YamlValue value) {
        String text = values.text(value);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException bad) {
            return values.refuse(
                    value,
                    Quoted.of(text) + " is no time: write it like 2026-01-05T22:00:00Z or 2026-01-05T23:00:00+01:00");
        }
    }
}
