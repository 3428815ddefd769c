package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;

/** One thing that a channel has read. */
sealed interface Input {

    /** A change of an alert. */
    record Change(PublishedChange change) implements Input {}

    /** Rules have been evaluated up to here. */
    record Time(Instant evaluatedTo) implements Input {}

    /** A silence was written, or taken back where {@code value} is null. */
    record Silence(String id, byte[] value) implements Input {}

    /** A record of the alerts topic that can't be read. */
    record Unreadable(String place, byte[] key, byte[] value, String reason) implements Input {}
}
