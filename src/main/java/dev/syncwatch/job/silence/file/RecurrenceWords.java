package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.recurrence.BadRecurrence;
import dev.syncwatch.notify.silence.recurrence.Day;
import dev.syncwatch.notify.silence.recurrence.Recurrence;
import dev.syncwatch.rule.yaml.Nearest;
import dev.syncwatch.rule.yaml.Quoted;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Words of what recurs, as people write them; what is mistyped is told with the word that was meant. */
public final class RecurrenceWords {

    private RecurrenceWords() {}

    /** Reads {@code monday} or {@code 15th}; {@code mon} and {@code 15} are told what they lack. */
    public static Day day(String written) throws BadRecurrence {
        return Day.of(written).orElseThrow(() -> {
            String begun = written.toLowerCase(Locale.ROOT);
            String meant = meant(word -> word.startsWith(begun), Day.WORDS);
            return new BadRecurrence(
                    "unknown day " + Quoted.of(written) + (meant == null ? Nearest.hint(written, Day.WORDS) : meant));
        });
    }

    /** Reads {@code Europe/Berlin}; {@code Berlin} is told where it lies. */
    public static ZoneId zone(String written) throws BadRecurrence {
        try {
            return Recurrence.zone(written);
        } catch (BadRecurrence unknown) {
            Collection<String> ids = new TreeSet<>(ZoneId.getAvailableZoneIds());
            String place = "/" + written.replace(' ', '_').toLowerCase(Locale.ROOT);
            String meant = meant(id -> id.toLowerCase(Locale.ROOT).endsWith(place), ids);
            String near = Nearest.hint(written, ids);
            String hint = meant == null && near.contains("did you mean") ? near : meant;
            throw new BadRecurrence(Quoted.of(written) + ": " + unknown.getMessage() + (hint == null ? "" : hint));
        }
    }

    private static String meant(Predicate<String> fits, Collection<String> words) {
        return words.stream()
                .filter(fits)
                .findFirst()
                .map(word -> "; did you mean " + Quoted.of(word) + "?")
                .orElse(null);
    }
}
