package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.plan.Silencing;
import java.time.Instant;
import java.util.Optional;

/** What is silenced, as the topic of silences says it. */
public interface Silences extends Silencing {

    /** No silence is known or taken. */
    static Silences none() {
        return new Silences() {
            @Override
            public void take(String id, byte[] value) {}

            @Override
            public Optional<String> covering(PublishedChange change, Instant now) {
                return Optional.empty();
            }
        };
    }

    /** A record of the topic: a silence by its id, or null if it was taken back. One that can't be read is passed over. */
    void take(String id, byte[] value);
}
