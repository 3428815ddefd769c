package dev.syncwatch.cli.cluster;

import dev.syncwatch.job.silence.PlannedStop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Announces a stop, and sees to the end of what was announced. A stop is never held up by it: where it can't be announced, a person is
 * told, and the stop goes on.
 */
final class Announcement implements AutoCloseable {
    /** As long as event time may stand still before somebody is called for it: a job that is back has that long to show. */
    private static final Duration SHOWS_WITHIN = Duration.ofMinutes(2);

    private final PlannedStop stop;
    private final Duration lasts;
    private final Consumer<String> tell;
    private boolean announced;

    /** {@code tell} takes whole sentences for a person. */
    Announcement(PlannedStop stop, Duration lasts, Consumer<String> tell) {
        this.stop = stop;
        this.lasts = lasts;
        this.tell = tell;
    }

    /** Nothing is announced. */
    static Announcement none() {
        return new Announcement(null, Duration.ZERO, sentence -> {});
    }

    /** Announces, then stops; a stop that fails is no longer expected. */
    <T> T stopping(Callable<T> change) throws Exception {
        announce();
        try {
            return change.call();
        } catch (Exception failed) {
            endBy(Instant.now());
            throw failed;
        }
    }

    /** Announces, then stops and starts again. Whatever came of it, nothing is expected any more soon after. */
    <T> T replacing(Callable<T> change) throws Exception {
        announce();
        try {
            return change.call();
        } finally {
            endBy(Instant.now().plus(SHOWS_WITHIN));
        }
    }

    private void announce() throws InterruptedException {
        if (stop == null) {
            return;
        }
        try {
            stop.announce(Instant.now().plus(lasts));
            announced = true;
        } catch (IOException | KafkaException failure) {
            tell.accept(untold(failure));
        }
    }

    private void endBy(Instant then) throws InterruptedException {
        if (!announced) {
            return;
        }
        try {
            stop.endBy(then);
        } catch (IOException | KafkaException failure) {
            tell.accept("That it is over could not be told, so nobody is paged before what was announced ends: "
                    + failure.getMessage());
        }
    }

    /** What a person is told where nothing could be announced. */
    static String untold(Exception why) {
        return "This stop is not announced, so on-call is paged if detection is away for more than 2 minutes: %s%n"
                        .formatted(why.getMessage())
                + "`--announce-to HOST:PORT` names the brokers as this machine reaches them, `--maintenance 0` announces nothing";
    }

    @Override
    public void close() {
        if (stop != null) {
            stop.close();
        }
    }
}
