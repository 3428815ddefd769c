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

    /** Asks the loop to end after its turn; what still waits is sent after the next start. */
    @Override
    public void close() {
        stopping.countDown();
    }

    /** True if another instance has taken over. */
    private boolean runSession() {
        try (ChannelSession session = sessions.get()) {
            session.open();
            listener.opened(channel);
            while (!isStopping()) {
                session.turn();
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
