package dev.syncwatch.telemetry.kafka;

import dev.syncwatch.telemetry.config.SyncSchedule;
import dev.syncwatch.telemetry.config.SyncSwitch;
import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of remote config in a thread of its own: it is no part of the stream, and must not hold the stream up.
 *
 * <p>Disabling counts 5 minutes later, so it is always known in time. Enabling counts at once: so before it is said that sync is
 * disabled at a new second of event time, the topic is read to its end.
 */
final class FollowedConfig implements SyncSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedConfig.class);

    /** Rather a page too many than no detection: then sync counts as enabled until the topic can be read. */
    private static final long FIRST_WITHIN_MILLIS = 10_000;

    private static final long LATER_WITHIN_MILLIS = 2_000;
    private static final long AFTER_FAILURE_MILLIS = 1_000;
    private static final long SECOND_MILLIS = 1_000;

    private final ConfigTail tail;
    private final String topic;
    private final Thread thread = new Thread(this::follow, "remote-config");
    private volatile SyncSchedule schedule = SyncSchedule.of(List.of());
    /** The first event time that the topic has to be looked at again for; of the thread that asks. */
    private long nextLook = Long.MIN_VALUE;

    // Guarded by this.
    private long asked;
    private long answered;
    private boolean failing;
    private boolean closed;

    private FollowedConfig(RemoteConfigTopic source) {
        this.topic = source.topic();
        this.tail = new ConfigTail(source);
        thread.setDaemon(true);
    }

    /** Returns once everything that stands in the topic is known, or can't be learnt within 10 s. */
    static FollowedConfig start(RemoteConfigTopic source) {
        FollowedConfig config = new FollowedConfig(source);
        config.thread.start();
        config.look(FIRST_WITHIN_MILLIS, true);
        return config;
    }

    @Override
    public boolean disabledAt(long time) {
        if (time >= nextLook && schedule.disabledAt(time)) {
            nextLook = Math.floorDiv(time, SECOND_MILLIS) * SECOND_MILLIS + SECOND_MILLIS;
            look(LATER_WITHIN_MILLIS, false);
        }
        return schedule.disabledAt(time);
    }

    /** Waits until the topic was read to the end that it has now; while it can't be read, only if that is worth a wait. */
    private synchronized void look(long withinMillis, boolean patient) {
        long question = ++asked;
        tail.wake();
        long deadline = System.nanoTime() + withinMillis * 1_000_000;
        try {
            while (answered < question && (patient || !failing) && !closed) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    LOG.warn("{} can't be read in time: what is known of it counts", topic);
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        tail.wake();
    }

    private void follow() {
        try (ConfigTail reader = tail) {
            while (!isClosed()) {
                read(reader);
            }
        } catch (InterruptedException | InterruptException stop) {
            LOG.debug("{} is followed no longer", topic);
        }
    }

    private void read(ConfigTail reader) throws InterruptedException {
        try {
            long question = question();
            if (question > 0) {
                reader.readToEnd();
                schedule = SyncSchedule.of(reader.changes());
                answer(question);
            } else {
                reader.readOn();
                schedule = SyncSchedule.of(reader.changes());
            }
        } catch (WakeupException news) {
            LOG.trace("looks at {}", topic);
        } catch (InterruptException stop) {
            throw stop;
        } catch (RuntimeException failure) {
            pause(failure);
        }
    }

    /** The newest question that has no answer; 0 for none. */
    private synchronized long question() {
        return asked > answered ? asked : 0;
    }

    private synchronized void answer(long question) {
        answered = question;
        failing = false;
        notifyAll();
    }

    private synchronized void pause(RuntimeException failure) throws InterruptedException {
        if (!failing) {
            LOG.warn("{} can't be read, what is known of it counts: {}", topic, failure.toString());
        }
        failing = true;
        // Once it can be read again, that is an answer too.
        asked++;
        notifyAll();
        if (!closed) {
            wait(AFTER_FAILURE_MILLIS);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }
}
