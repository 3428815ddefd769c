package dev.syncwatch.notify.blind.condition;

import dev.syncwatch.notify.page.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that Syncwatch can't see, told to a person.
 *
 * @param what        its name, such as {@code kafka}; the incident is {@code blind/} and this
 * @param since       wall time of the last good sight
 * @param title       one line; its first 80 characters say what is wrong and how bad it is
 * @param story       what is seen and what is not, in one or two sentences
 * @param doesNotMean what a reader might wrongly conclude
 * @param actions     what to do, in order
 * @param facts       name to value, in the order in which people should read them
 */
public record Blindness(
        String what,
        Instant since,
        Severity severity,
        String title,
        String story,
        String doesNotMean,
        List<String> actions,
        Map<String, String> facts) {

    public Blindness {
        actions = List.copyOf(actions);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
