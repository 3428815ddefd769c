package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** Tells whether a symptom is explained by a cause that fires, or may be explained in a moment. */
final class Inhibition {
    /** How long a symptom waits for its cause. */
    static final Duration HOLD = Duration.ofSeconds(60);

    private final String channel;

    Inhibition(String channel) {
        this.channel = channel;
    }

    /** Whether one of {@code episodes} is open, inhibits this change's rule and is told to this channel itself. */
    boolean isInhibited(PublishedChange symptom, Collection<Episode> episodes) {
        return episodes.stream()
                .filter(cause -> !cause.isOver() && cause.isAddressedTo(channel))
                .map(Episode::last)
                .anyMatch(cause -> explains(cause, symptom) && !(explains(symptom, cause) && isBefore(symptom, cause)));
    }

    private static boolean explains(PublishedChange cause, PublishedChange symptom) {
        return cause.inhibits().contains(symptom.rule()) && sameGroup(cause, symptom);
    }

    /** Of two that would silence each other the earlier one is told. */
    private static boolean isBefore(PublishedChange one, PublishedChange other) {
        return Comparator.comparing(PublishedChange::since)
                        .thenComparing(PublishedChange::episodeId)
                        .compare(one, other)
                < 0;
    }

    /** Whether a cause may still come. */
    boolean waits(PublishedChange symptom, Instant now) {
        return !symptom.inhibitedBy().isEmpty() && now.isBefore(symptom.since().plus(HOLD));
    }

    /** Groups by different fields match if what they share is equal. */
    private static boolean sameGroup(PublishedChange cause, PublishedChange symptom) {
        return cause.group().entrySet().stream()
                .allMatch(field ->
                        field.getValue().equals(symptom.group().getOrDefault(field.getKey(), field.getValue())));
    }
}
