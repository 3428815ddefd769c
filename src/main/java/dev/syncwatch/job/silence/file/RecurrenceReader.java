package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.recurrence.BadRecurrence;
import dev.syncwatch.notify.silence.recurrence.Day;
import dev.syncwatch.notify.silence.recurrence.Days;
import dev.syncwatch.notify.silence.recurrence.Recurrence;
import dev.syncwatch.rule.reading.Durations;
import dev.syncwatch.rule.reading.Values;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import dev.syncwatch.rule.yaml.Section;
import dev.syncwatch.rule.yaml.YamlValue;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code every}, {@code at}, {@code for} and {@code timeZone}, which stand together. */
record RecurrenceReader(Problems problems, Values values) {

    /** Makes a value of a text, or says why it can't. */
    private interface Form<T> {
        T read(String text) throws BadRecurrence;
    }

    /** Null if it is not good; then problems were reported. */
    Recurrence read(Section section) {
        Days every = days(section.need("every"));
        LocalTime at = value(section.need("at"), Recurrence::time);
        YamlValue forWritten = section.need("for");
        Duration lasts = value(forWritten, RecurrenceReader::duration);
        ZoneId zone = value(section.need("timeZone"), RecurrenceWords::zone);
        if (every == null || at == null || lasts == null || zone == null) {
            return null;
        }
        try {
            return Recurrence.of(every, at, lasts, zone);
        } catch (BadRecurrence bad) {
            return values.refuse(forWritten, bad.getMessage());
        }
    }

    private Days days(YamlValue written) {
        if (written == null) {
            return null;
        }
        int before = problems.reports();
        List<Day> days = new ArrayList<>();
        for (YamlValue item : written instanceof YamlValue.Items items ? items.values() : List.of(written)) {
            Optional.ofNullable(value(item, RecurrenceWords::day)).ifPresent(days::add);
        }
        try {
            return problems.reports() == before ? Days.of(days) : null;
        } catch (BadRecurrence bad) {
            return values.refuse(written, bad.getMessage());
        }
    }

    private static Duration duration(String text) throws BadRecurrence {
        Duration duration = Durations.read(text);
        if (duration == null) {
            throw new BadRecurrence(Quoted.of(text) + " is no duration: write 90m, 2h or 1d12h");
        }
        return duration;
    }

    private <T> T value(YamlValue written, Form<T> form) {
        String text = values.text(written);
        try {
            return text == null ? null : form.read(text);
        } catch (BadRecurrence bad) {
            return values.refuse(written, bad.getMessage());
        }
    }
}
