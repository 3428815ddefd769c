package dev.syncwatch.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * Lets a command end in order when the process is asked to stop (Ctrl-C, SIGTERM). Not by a shutdown hook: Flink has hooks too, which
 * run at the same time and would take its parts away while their last checkpoint is being made. Who asks twice wants it at once.
 */
public final class StopSignal implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("TERM", "INT");
    private static final int KILLED = 137;

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

    @Override
    public void close() {
        handlersBefore.forEach(Signals::unregister);
    }
}
