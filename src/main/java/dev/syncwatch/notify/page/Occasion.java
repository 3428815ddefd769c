package dev.syncwatch.notify.page;

import java.time.Instant;
import java.util.List;

/**
 * Why something is told, and what is known then.
 *
 * @param incident the incident's id
 * @param change   the change that is told; for a reminder the last one of the episode
 * @param episodes the latest change of every episode of the incident that this channel was told of, {@code change}
 *     included, in order of their beginning; those that are over too
 * @param note     one sentence more, such as why it comes late; may be empty
 * @param at       the event time at which it is told: that of the change, or later for a reminder
 */
public record Occasion(
        Action action,
        String incident,
        PublishedChange change,
        List<PublishedChange> episodes,
        String note,
        Instant at) {

    public Occasion {
        episodes = List.copyOf(episodes);
        at = at == null ? change.at() : at;
    }

    /** Something that is told as the change comes about. */
    public Occasion(
            Action action, String incident, PublishedChange change, List<PublishedChange> episodes, String note) {
        this(action, incident, change, episodes, note, null);
    }
}
