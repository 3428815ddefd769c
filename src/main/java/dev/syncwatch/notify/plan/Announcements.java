package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Puts what a planner has decided into a notification with an id, a page and, where it needs one, an explanation. */
final class Announcements {
    private final Incidents incidents;
    private final Flapping flapping;
    private final PageWriter pages;

    Announcements(Incidents incidents, Flapping flapping, PageWriter pages) {
        this.pages = pages;
        this.incidents = incidents;
        this.flapping = flapping;
    }

    /** Why an episode that nothing holds back is told. */
    NotifyReason reason(Episode episode, Instant now) {
        if (flapping.flaps(episode.last().alert(), now)) {
            flapping.noticed(episode.last().alert(), now);
            return NotifyReason.FLAPPING_NOTICE;
        }
        if (episode.standsInFor() != null) {
            return NotifyReason.STANDS_IN;
        }
        if (episode.heldBecause() == NotifyReason.SILENCED) {
            return NotifyReason.SILENCE_ENDED;
        }
        return episode.heldBecause() == NotifyReason.INHIBITED ? NotifyReason.CAUSE_ENDED : NotifyReason.STARTED_FIRING;
    }

    /** {@code all}: every episode of the incident; those that the channel was told of are shown. */
    Notification say(Action action, Episode episode, NotifyReason reason, Collection<Episode> all, Instant now) {
        Incident incident = incidents.saidOnce(episode.incident(), now, action != Action.EDIT);
        List<PublishedChange> shown =
                all.stream().filter(Episode::isTold).map(Episode::last).toList();
        String note = note(episode, reason, now);
        Occasion occasion = new Occasion(action, incident.id(), episode.last(), shown, note, now);
        return new Notification(
                incident.id() + "#" + incident.said(), incident.id(), action, pages.write(occasion), false);
    }

    private String note(Episode episode, NotifyReason reason, Instant now) {
        return switch (reason) {
            case FLAPPING_NOTICE ->
                "It keeps coming back: %d episodes within an hour. From here on it is told at most once an hour."
                        .formatted(flapping.episodes(episode.last().alert(), now));
            case STANDS_IN -> "%s has not taken this page, so it comes here too.".formatted(episode.standsInFor());
            case SILENCE_ENDED -> "It was silenced when it began; the silence is over, this is not.";
            case CAUSE_ENDED -> "It was held back for its cause; the cause is over, this is not.";
            default -> "";
        };
    }
}
