package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's thread: read → decide → queue → send → write down, one step after the other. Nothing is sent before the last
 * receipt is written down, so that a resolve is never on its way while a restart could still repeat its trigger.
 */
final class NotificationLoop implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Channel channel;
    private final Consumer<byte[], byte[]> consumer;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Intake intake;
    private final RetryPolicy policy;
    private final Lanes lanes = new Lanes();
    private final AssignedPartitions partitions;
    private final CountDownLatch stopping = new CountDownLatch(1);

    NotificationLoop(Channel channel, Consumer<byte[], byte[]> consumer, DeadLetters deadLetters, Clock clock) {
        this.channel = channel;
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.intake = new Intake(channel.name(), channel.listener());
        this.policy = new RetryPolicy(channel.settings().retry());
        this.partitions = new AssignedPartitions(consumer, lanes);
        consumer.subscribe(List.of(channel.settings().alertsTopic()), partitions);
    }

    /** Turns until closed. Whatever goes wrong in a turn does not end the loop: a thread that is gone pages nobody. */
    @Override
    public void run() {
        try (consumer) {
            while (stopping.getCount() > 0) {
                turnOrRest();
            }
        }
    }

    /** Asks the loop to end after its turn; what still waits is read again at the next start. */
    @Override
    public void close() {
        stopping.countDown();
    }

    /** One turn: reads what there is, makes at most one attempt, writes down what is settled. */
    void turn() {
        consumer.poll(lanes.untilDue(clock.instant(), LONGEST_POLL)).forEach(this::accept);
        holdBackReading();
        partitions.commit();
        lanes.due(clock.instant()).ifPresent(this::attempt);
        partitions.commit();
    }

    private void turnOrRest() {
        try {
            turn();
        } catch (RuntimeException trouble) {
            LOG.error("{}: stands still, trying again: {}", channel.name(), trouble.toString());
            rest();
        }
    }

    private void rest() {
        try {
            stopping.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        if (partitions.begin(record)) {
            intake.read(record).ifPresentOrElse(lanes::add, () -> partitions.settle(record));
        }
    }

    private void holdBackReading() {
        boolean full = lanes.size() >= channel.settings().queueLimit()
                || partitions.longestSpan() >= PartitionProgress.LONGEST_SPAN / 2;
        if (full) {
            consumer.pause(consumer.assignment());
        } else if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
    }

    private void attempt(Waiting waiting) {
        if (waiting.lostBecause() != null) {
            bury(waiting, waiting.lostBecause());
            return;
        }
        Outcome outcome = channel.send(waiting.notification());
        Verdict verdict = policy.judge(waiting, outcome, clock.instant());
        if (verdict instanceof Verdict.Again again) {
            tryLater(again);
        } else if (verdict instanceof Verdict.Lost lost) {
            lanes.replace(waiting.triedAt(clock.instant()).lost(lost.reason()));
        } else {
            settle(waiting);
        }
    }

    private void tryLater(Verdict.Again again) {
        Waiting next = again.waiting();
        LOG.warn(
                "{}: {} not delivered in attempt {}, next at {}: {}",
                channel.name(),
                next.lane(),
                next.attempts(),
                next.dueAt(),
                again.reason());
        lanes.replace(next);
        if (again.wholeChannel()) {
            lanes.hold(next.dueAt());
        }
    }

    private void bury(Waiting waiting, String reason) {
        Instant now = clock.instant();
        // If the dead letters can't be written it is due again a little later, and is not settled before they can.
        lanes.replace(waiting.dueAt(now.plus(AFTER_TROUBLE)));
        deadLetters.write(channel.name(), waiting, reason);
        LOG.error("{}: {} is lost to people, see the dead letters: {}", channel.name(), waiting.lane(), reason);
        channel.listener().lost(channel.name(), reason);
        settle(waiting);
    }

    private void settle(Waiting waiting) {
        lanes.remove(waiting);
        partitions.settle(waiting.source());
    }
}
