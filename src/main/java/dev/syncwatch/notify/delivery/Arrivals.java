package dev.syncwatch.notify.delivery;

import java.time.Instant;

/** What has come in for the rules to judge, whether or not they have. */
@FunctionalInterface
public interface Arrivals {

    /** When the newest of it came, in event time; {@link Instant#MIN} where that isn't known. Asked often, by several threads. */
    Instant newest();

    /** Where nobody can tell. */
    static Arrivals unknown() {
        return () -> Instant.MIN;
    }
}
