package dev.syncwatch.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jline.utils.Signals;

/**
 * Lets a command end in order when the process is asked to stop (Ctrl-C, SIGTERM). Not by a shutdown hook: Flink has hooks too, which
 * run at the same time and would take its parts away while their last checkpoint is being made. Who asks twice wants it at once.
 */
public final class StopSignal implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("TERM", "INT");
    private static final int KILLED = 137;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Map<String, Object> handlersBefore = new HashMap<>();

    private StopSignal() {}

    /** From now on until {@link #close}, these signals do not end the process. */
    public static StopSignal listen() {
        StopSignal signal = new StopSignal();
        SIGNALS.forEach(name -> signal.handlersBefore.put(name, Signals.register(name, signal::ask)));
        return signal;
    }

    private void ask() {
        if (asked.getCount() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
        asked.countDown();
    }

    /** Waits for a while; true once the process was asked to stop. */
    public boolean await(Duration atMost) throws InterruptedException {
        return asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the process is asked to stop, or there is a reason to; that reason. */
    public Optional<String> awaitUnless(Supplier<Optional<String>> reason) throws InterruptedException {
        Optional<String> known = Optional.empty();
        while (known.isEmpty() && !await(BETWEEN_LOOKS)) {
            known = reason.get();
        }
        return known;
    }

    @Override
    public void close() {
        handlersBefore.forEach(Signals::unregister);
    }
}
