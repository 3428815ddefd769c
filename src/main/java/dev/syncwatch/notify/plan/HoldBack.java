package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.NotifyReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Decides whether an episode that fires is told now, or held back, and why. */
final class HoldBack {
    private final String channel;
    private final Silencing silencing;
    private final Flapping flapping;
    private final Inhibition inhibition;

    HoldBack(String channel, Silencing silencing, Flapping flapping) {
        this.channel = channel;
        this.silencing = silencing;
        this.flapping = flapping;
        this.inhibition = new Inhibition(channel);
    }

    /** Why {@code episode} is not told at {@code now}; empty if it is. */
    Optional<NotifyReason> reason(Episode episode, Collection<Episode> all, Instant now) {
        if (!episode.isAddressedTo(channel)) {
            return Optional.of(NotifyReason.NOT_ADDRESSED);
        }
        if (silencing.covering(episode.last(), now).isPresent()) {
            return Optional.of(NotifyReason.SILENCED);
        }
        if (inhibition.isInhibited(episode.last(), all)) {
            return Optional.of(NotifyReason.INHIBITED);
        }
        if (inhibition.waits(episode.last(), now)) {
            return Optional.of(NotifyReason.WAITS_FOR_CAUSE);
        }
        String alert = episode.last().alert();
        return flapping.flaps(alert, now) && flapping.hasNotice(alert, now)
                ? Optional.of(NotifyReason.FLAPPING)
                : Optional.empty();
    }
}
