package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.outbox.FencedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One channel's thread: one session after another, until closed or shut out by another instance. */
final class ChannelLoop implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelLoop.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final String channel;
    private final Supplier<ChannelSession> sessions;
    private final DeliveryListener listener;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Who opens a session at present: that can be left at any point, as a kill leaves it. Nobody while turns are made. */
    private Thread opening;

    ChannelLoop(String channel, Supplier<ChannelSession> sessions, DeliveryListener listener) {
        this.channel = channel;
        this.sessions = sessions;
        this.listener = listener;
    }

    /** Whatever goes wrong with Kafka does not end the loop: a thread that is gone pages nobody. */
    @Override
    public void run() {
        boolean fenced = false;
        while (!isStopping() && !fenced) {
            fenced = runSession();
        }
    }

    /** Asks the loop to end after its turn, or in the midst of opening; what still waits is sent after the next start. */
    @Override
    public synchronized void close() {
        stopping.countDown();
        if (opening != null) {
            opening.interrupt();
        }
    }

    /** True if another instance has taken over. */
    private boolean runSession() {
        try (ChannelSession session = sessions.get()) {
            if (opens(session)) {
                listener.opened(channel);
                while (!isStopping()) {
                    session.turn();
                }
            }
        } catch (FencedException fenced) {
            LOG.error("{}: another instance serves this channel now; this one has stopped", channel);
            listener.fenced(channel);
            return true;
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError trouble) {
            LOG.error("{}: stands still, trying again: {}", channel, trouble.toString());
            listener.troubled(channel, trouble.toString());
            rest();
        }
        return false;
    }

    /** False if the loop was closed meanwhile. */
    private boolean opens(ChannelSession session) {
        beginOpening();
        try {
            if (!isStopping()) {
                session.open();
            }
            return !isStopping();
        } catch (RuntimeException trouble) {
            if (isStopping()) {
                return false;
            }
            throw trouble;
        } finally {
            endOpening();
        }
    }

    private synchronized void beginOpening() {
        opening = Thread.currentThread();
    }

    /** From now on nothing interrupts, and Kafka's clients, which an interrupted thread can't close, may be closed. */
    private synchronized void endOpening() {
        opening = null;
        if (isStopping()) {
            Thread.interrupted();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void rest() {
        try {
            stopping.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
