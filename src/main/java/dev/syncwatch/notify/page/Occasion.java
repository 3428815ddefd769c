package dev.syncwatch.notify.page;

import java.util.List;

/**
 * Why something is told, and what is known then.
 *
 * @param incident the incident's id
 * @param change   the change that is told; for a reminder the last one of the episode
 * @param episodes the latest change of every episode of the incident that this channel was told of, {@code change}
 *     included, in order of their beginning; those that are over too
 * @param note     one sentence more, such as why it comes late; may be empty
 */
public record Occasion(
        Action action, String incident, PublishedChange change, List<PublishedChange> episodes, String note) {

    public Occasion {
        episodes = List.copyOf(episodes);
    }
}
