package dev.syncwatch.notify.blind.telling;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one channel, on a thread of its own, so that no vendor holds up another, or the looking. */
final class BlindChannel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlindChannel.class);
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final String name;
    private final Notifier notifier;
    private final DeliveryListener listener;
    private final Clock clock;
    private final Outbound outbound = new Outbound();
    private final Thread thread;
    private boolean closed;

    BlindChannel(String name, Notifier notifier, DeliveryListener listener, Clock clock) {
        this.name = name;
        this.notifier = notifier;
        this.listener = listener;
        this.clock = clock;
        this.thread = new Thread(this::sendUntilClosed, "blind-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    String name() {
        return name;
    }

    synchronized void add(Notification notification) {
        outbound.add(notification, clock.instant());
        notifyAll();
    }

    /** Lets a call that is being made end, for 2 s at most; what waits is found again by the next process. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        notifier.close();
    }

    private void sendUntilClosed() {
        try {
            for (Optional<Attempt> next = await(); next.isPresent(); next = await()) {
                Outcome outcome = send(next.get());
                settle(next.get(), outcome);
            }
        } catch (InterruptedException stop) {
            LOG.debug("{}: interrupted", name);
        }
    }

    /** Empty once this is closed. */
    private synchronized Optional<Attempt> await() throws InterruptedException {
        Optional<Attempt> next = Optional.empty();
        while (!closed && next.isEmpty()) {
            next = outbound.next(clock.instant());
            if (next.isEmpty()) {
                wait(outbound.isEmpty() ? 0 : LOOK_AGAIN_MILLIS);
            }
        }
        return closed ? Optional.empty() : next;
    }

    private Outcome send(Attempt attempt) {
        try {
            return notifier.send(attempt);
        } catch (RuntimeException defect) {
            // Its message may quote the request, and with it a secret.
            return Outcome.giveUp("the client failed with " + defect.getClass().getName());
        }
    }

    private synchronized void settle(Attempt attempt, Outcome outcome) {
        outbound.settle(attempt, outcome, notifier.pace(), clock.instant());
        listener.tried(name, attempt.notification(), outcome);
        if (outcome instanceof Outcome.Delivered) {
            LOG.info("{}: told {}", name, attempt.notification().id());
        } else {
            LOG.warn("{}: could not tell {}: {}", name, attempt.notification().id(), reason(outcome));
        }
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Retry retry ? retry.reason() : ((Outcome.GiveUp) outcome).reason();
    }
}
