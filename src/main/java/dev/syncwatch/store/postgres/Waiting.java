package dev.syncwatch.store.postgres;

import io.github.resilience4j.core.IntervalFunction;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits ever longer between tries while the database is away, and says so: at first, now and then, and when it is back. */
final class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    /** Told once a minute or so. */
    private static final int TOLD_EVERY = 12;

    private final IntervalFunction pauses = IntervalFunction.ofExponentialBackoff(FIRST_MILLIS, 2, LONGEST_MILLIS);
    private volatile int failures;

    /** Returns when it is time to try again. */
    void next(SQLException failure) throws InterruptedException {
        failures++;
        if (failures % TOLD_EVERY == 1) {
            LOG.error("The database can't be written, and output waits for it: {}", SqlFailure.words(failure));
        }
        Thread.sleep(pauses.apply(failures));
    }

    /** The last try went well. */
    void over() {
        if (failures > 0) {
            LOG.warn("The database can be written again, after {} tries in vain.", failures);
            failures = 0;
        }
    }

    /** How many tries have failed since the last that went well. */
    int failures() {
        return failures;
    }
}
