package dev.syncwatch.job;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what another process or thread brings about; asks again and again, and gives up late. */
final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Await() {}

    /** Each question has to take a little time itself, such as a poll of Kafka. */
    static void until(String what, Callable<Boolean> done) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!done.call()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
            }
        }
    }
}
