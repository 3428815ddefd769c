package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.PublishedChange.State;

/**
 * What a channel remembers of one episode.
 *
 * @param incident    the id of the incident that it belongs to
 * @param last        its latest change
 * @param shown       the state that the channel was last told; null if it was told nothing
 * @param heldBecause why it was last held back; null if it never was
 * @param standsInFor the channel in whose place this one tells it; null if it is told by its own right
 */
public record Episode(
        String incident, PublishedChange last, State shown, NotifyReason heldBecause, String standsInFor) {

    static Episode begun(String incident, PublishedChange change) {
        return new Episode(incident, change, null, null, null);
    }

    Episode changed(PublishedChange change) {
        return new Episode(incident, change, shown, heldBecause, standsInFor);
    }

    /** Told as it is now. */
    Episode told() {
        return new Episode(incident, last, last.state(), heldBecause, standsInFor);
    }

    Episode held(NotifyReason reason) {
        return new Episode(incident, last, shown, reason, standsInFor);
    }

    Episode adopted(String late) {
        return new Episode(incident, last, shown, heldBecause, late);
    }

    String id() {
        return last.episodeId();
    }

    boolean isTold() {
        return shown != null;
    }

    boolean isOver() {
        return isEnd(last.state());
    }

    /** Told, and over, and that told too. */
    boolean isClosed() {
        return shown != null && isEnd(shown);
    }

    /** Told, and its end not yet told. */
    boolean isOpen() {
        return isTold() && !isClosed();
    }

    boolean isAddressedTo(String channel) {
        return standsInFor != null || last.channels().contains(channel);
    }

    static boolean isEnd(State state) {
        return state.isEnd();
    }
}
