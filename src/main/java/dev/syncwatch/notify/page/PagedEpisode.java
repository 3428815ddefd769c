package dev.syncwatch.notify.page;

import java.time.Instant;
import java.util.Map;

/**
 * One episode of an incident as a page lists it.
 *
 * @param alert  the alert's id
 * @param title  one line
 * @param endsAt null while it is open
 */
public record PagedEpisode(
        String alert,
        String rule,
        Map<String, String> group,
        Severity severity,
        PublishedChange.State state,
        String title,
        Instant startsAt,
        Instant endsAt) {

    public PagedEpisode {
        group = Map.copyOf(group);
    }
}
