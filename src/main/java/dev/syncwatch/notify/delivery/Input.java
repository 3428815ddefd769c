package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;
import java.util.Comparator;

/** One thing that a channel has read. */
sealed interface Input {
    /** What has no event time goes first, and a change before the clock of the same time. */
    Comparator<Input> IN_EVENT_TIME = Comparator.comparing(Input::time).thenComparing(Time.class::isInstance);

    /** When it happened in event time. */
    default Instant time() {
        return Instant.MIN;
    }

    /** A change of an alert. */
    record Change(PublishedChange change) implements Input {
        @Override
        public Instant time() {
            return change.at();
        }
    }

    /** Rules have been evaluated up to here. */
    record Time(Instant evaluatedTo) implements Input {
        @Override
        public Instant time() {
            return evaluatedTo;
        }
    }

    /** A silence was written, or taken back where {@code value} is null. */
    record SilenceRecord(String id, byte[] value) implements Input {}

    /** A record of the alerts topic that can't be read. */
    record Unreadable(String place, byte[] key, byte[] value, String reason) implements Input {}
}
