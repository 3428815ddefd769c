package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;
import java.util.Optional;

/** Knows what is silenced. */
@FunctionalInterface
public interface Silencing {

    /** Nothing is silenced. */
    Silencing NONE = (change, now) -> Optional.empty();

    /** Who silenced this alert at {@code now}, and why, in one line; empty if nobody did. */
    Optional<String> covering(PublishedChange change, Instant now);
}
