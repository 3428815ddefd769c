package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.outbox.Delivery.Status;
import dev.syncwatch.notify.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes attempts: written down, made, written down again. A receipt is written before the next attempt begins, so that after a
 * crash at most one notification of a channel is of unknown fate.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final ChannelSpec channel;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final RetryPolicy policy;
    private final DeliveryListener listener;
    private final Clock clock;
    private final Duration doubtfulFor;
    private final DeliveryQueue queue = new DeliveryQueue();
    private final Map<String, String> references = new LinkedHashMap<>();
    private final List<Delivery> lost = new ArrayList<>();
    private final Map<String, Delivery> doubtful = new LinkedHashMap<>();

    Sender(ChannelSpec channel, SessionParts parts) {
        this.channel = channel;
        outbox = parts.outbox();
        deadLetters = parts.deadLetters();
        policy = new RetryPolicy(parts.settings().retry());
        doubtfulFor = parts.settings().doublesAfter();
        listener = parts.listener();
        clock = parts.clock();
    }

    /** Goes on with what was written down. */
    void restore(Collection<Delivery> kept) {
        for (Delivery delivery : kept) {
            if (delivery.reference() != null) {
                references.put(delivery.notification().incident(), delivery.reference());
            }
            if (delivery.status() == Status.DOUBTFUL) {
                doubtful.put(delivery.notification().id(), delivery);
            }
            if (delivery.status() == Status.GIVEN_UP) {
                lost.add(delivery);
            }
            if (!delivery.isSettled()) {
                // An attempt that was begun before the crash may have arrived.
                queue.add(delivery.status() == Status.TRYING ? delivery.failed(true) : delivery);
            }
        }
    }

    void add(Delivery planned) {
        queue.add(planned);
    }

    Duration untilDue(Duration longest) {
        Instant now = clock.instant();
        Duration check = doubtful.values().stream()
                .map(delivery -> Duration.between(now, checkAt(delivery)))
                .min(Duration::compareTo)
                .orElse(LONGEST_WAIT);
        Duration wait = queue.untilDue(now, longest);
        return check.compareTo(wait) < 0 ? longerOf(check, Duration.ZERO) : wait;
    }

    Collection<Delivery> waiting() {
        return queue.waiting();
    }

    /** What was given up, as far as the outbox remembers. */
    Collection<Delivery> lost() {
        return lost;
    }

    /** Makes at most one attempt, or looks for doubles of one delivery. */
    void turn() {
        Optional<Delivery> due = queue.due(clock.instant());
        if (due.isPresent()) {
            attempt(due.get());
        } else {
            lookForDoubles();
        }
    }

    private void attempt(Delivery due) {
        Delivery trying = due.trying(clock.instant());
        outbox.write(trying);
        String reference = references.get(due.notification().incident());
        Outcome outcome = send(trying, reference);
        queue.hold(clock.instant().plus(channel.notifier().pace()));
        Verdict verdict = policy.judge(trying, outcome, clock.instant());
        if (verdict instanceof Verdict.Again again) {
            tryAgain(again);
        } else if (verdict instanceof Verdict.Lost lost) {
            giveUp(trying, lost.reason());
        } else {
            settle(((Verdict.Settled) verdict).delivery());
        }
        listener.tried(channel.name(), due.notification(), outcome);
    }

    /** A client that throws has met something that it can't put into words; the plain form may spare it that. */
    private Outcome send(Delivery trying, String reference) {
        try {
            return channel.notifier().send(trying.attempt(reference));
        } catch (RuntimeException defect) {
            // Its message may quote the request, and with it a secret.
            return Outcome.giveUp("the client failed with " + defect.getClass().getName());
        }
    }

    private void tryAgain(Verdict.Again again) {
        LOG.warn(
                "{}: {} again at {}: {}",
                channel.name(),
                again.delivery().notification().id(),
                again.dueAt(),
                again.reason());
        queue.replace(again.delivery(), again.dueAt());
        if (again.wholeChannel()) {
            queue.hold(again.dueAt());
        }
    }

    private void giveUp(Delivery tried, String reason) {
        deadLetters.write(channel.name(), tried, reason);
        outbox.write(tried.givenUp(reason, clock.instant()));
        queue.remove(tried);
        lost.add(tried);
        LOG.error(
                "{}: {} is lost to people, see the dead letters: {}",
                channel.name(),
                tried.notification().id(),
                reason);
        listener.lost(channel.name(), reason);
    }

    private void settle(Delivery delivered) {
        outbox.write(delivered);
        queue.remove(delivered);
        String incident = delivered.notification().incident();
        if (delivered.reference() != null) {
            references.put(incident, delivered.reference());
        }
        if (delivered.status() == Status.DOUBTFUL) {
            doubtful.put(delivered.notification().id(), delivered);
        }
        tellDoubles(delivered, delivered.doubles());
    }

    private void lookForDoubles() {
        Instant now = clock.instant();
        doubtful.values().stream()
                .filter(delivery -> !checkAt(delivery).isAfter(now))
                .findFirst()
                .ifPresent(this::lookForDoubles);
    }

    private void lookForDoubles(Delivery delivery) {
        doubtful.remove(delivery.notification().id());
        Outcome outcome = channel.notifier()
                .removeDoubles(
                        delivery.attempt(references.get(delivery.notification().incident())));
        if (outcome instanceof Outcome.Delivered found) {
            outbox.write(delivery.sure(found.doubles()));
            tellDoubles(delivery, found.doubles());
        } else {
            doubtful.put(delivery.notification().id(), delivery.doubtfulAgain(clock.instant()));
        }
    }

    private void tellDoubles(Delivery delivery, int doubles) {
        if (doubles > 0) {
            LOG.warn(
                    "{}: {} was there {} times too often; removed",
                    channel.name(),
                    delivery.notification().id(),
                    doubles);
            listener.doubled(channel.name(), delivery.notification(), doubles);
        }
    }

    private Instant checkAt(Delivery delivery) {
        return delivery.settledAt().plus(doubtfulFor);
    }

    private static Duration longerOf(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
