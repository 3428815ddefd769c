package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.outbox.Kept;
import dev.syncwatch.notify.outbox.Outbox;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.plan.Planner;
import dev.syncwatch.notify.silence.Silence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One channel from its outbox's opening to the first trouble with Kafka: read → plan → write the intents down → send. After
 * trouble a new session begins from what was written down; nothing else is trusted.
 */
final class ChannelSession implements AutoCloseable {
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);

    /** How far a restart reads again if nothing happened; event time alone is cheap to read. */
    private static final Duration PLAN_KEPT_EVERY = Duration.ofMinutes(1);

    private static final Duration SETTLED_KEPT_FOR = Duration.ofDays(7);

    private final ChannelSpec channel;
    private final SessionParts parts;
    private final Outbox outbox;
    private final Inputs inputs;
    private final Sender sender;
    private final Clock clock;
    private final Set<String> handedOver = new HashSet<>();
    private final List<Handover.Overdue> overdue = new ArrayList<>();
    private Planner planner;
    private Instant planKeptAt;

    ChannelSession(ChannelSpec channel, SessionParts parts) {
        this.channel = channel;
        this.parts = parts;
        outbox = parts.outbox();
        inputs = parts.inputs();
        clock = parts.clock();
        sender = new Sender(channel, parts);
    }

    /** Shuts earlier instances out, reads everything that was written down or came in meanwhile, and sends nothing yet. */
    void open() {
        Kept kept = outbox.open();
        sender.restore(kept.deliveries());
        planner = new Planner(channel.rules(), kept.plan(), means());
        inputs.open(kept.offsets());
        forgetOld(kept);
        keep(catchUp());
    }

    private Planner.Means means() {
        return new Planner.Means(
                (change, now) -> parts.silences().covering(change, now).map(Silence::reason),
                new PageWriter(parts.settings().dashboard()),
                (change, reason) -> parts.listener().decided(channel.name(), change, reason));
    }

    /** Reads what there is, writes down what is to be told of it, and makes at most one attempt. */
    void turn() {
        List<Input> read = new ArrayList<>(inputs.poll(sender.untilDue(LONGEST_POLL)));
        read.sort(Input.IN_EVENT_TIME);
        List<Notification> planned = new ArrayList<>();
        read.forEach(input -> planned.addAll(take(input)));
        planned.addAll(standIn());
        boolean changed = read.stream().anyMatch(Input.Change.class::isInstance);
        if (changed || !planned.isEmpty() || isPlanOld()) {
            keep(planned);
        }
        sender.turn();
        handOver();
        parts.listener().reached(channel.name(), planner.now());
    }

    @Override
    public void close() {
        try (outbox) {
            inputs.close();
        }
    }

    private List<Notification> catchUp() {
        CatchUp catchUp = new CatchUp();
        while (!inputs.isCaughtUp()) {
            for (Input input : inputs.poll(LONGEST_POLL)) {
                if (input instanceof Input.Change change) {
                    catchUp.add(change.change());
                } else if (input instanceof Input.Time time) {
                    catchUp.add(time.evaluatedTo());
                } else {
                    take(input);
                }
            }
        }
        return catchUp.planned(planner);
    }

    private List<Notification> take(Input input) {
        if (input instanceof Input.Change change) {
            return planner.change(change.change());
        }
        if (input instanceof Input.Time time) {
            return planner.time(time.evaluatedTo());
        }
        if (input instanceof Input.SilenceRecord silence) {
            parts.silences().take(silence.id(), silence.value());
        } else if (input instanceof Input.Unreadable unreadable) {
            parts.deadLetters().write(channel.name(), unreadable);
            parts.listener().lost(channel.name(), unreadable.reason());
        }
        return List.of();
    }

    private void keep(List<Notification> planned) {
        List<Delivery> deliveries = planned.stream()
                .map(notification -> Delivery.planned(notification, clock.instant()))
                .toList();
        outbox.plan(inputs.offsets(), planner.memory(), deliveries);
        deliveries.forEach(sender::add);
        planKeptAt = clock.instant();
    }

    private boolean isPlanOld() {
        return clock.instant().isAfter(planKeptAt.plus(PLAN_KEPT_EVERY));
    }

    /** What others could not tell in time; an incident that has not been read here yet waits until it has. */
    private List<Notification> standIn() {
        for (Handover.Overdue next = parts.handover().take(channel.name());
                next != null;
                next = parts.handover().take(channel.name())) {
            overdue.add(next);
        }
        List<Notification> planned = new ArrayList<>();
        overdue.removeIf(late -> {
            boolean known = planner.knowsIncident(late.incident());
            if (known) {
                planned.addAll(planner.standIn(late.incident(), late.channel()));
            }
            return known;
        });
        return planned;
    }

    private void handOver() {
        Instant since = clock.instant().minus(parts.settings().fallbackAfter());
        for (Delivery waiting : sender.waiting()) {
            Notification notification = waiting.notification();
            boolean calls = notification.action() == Action.OPEN || notification.action() == Action.UPDATE;
            boolean critical = notification.page().severity() == Severity.CRITICAL;
            if (calls && critical && waiting.plannedAt().isBefore(since) && handedOver.add(notification.id())) {
                parts.handover().give(new Handover.Overdue(channel.name(), notification.incident()));
            }
        }
    }

    private void forgetOld(Kept kept) {
        Instant before = clock.instant().minus(SETTLED_KEPT_FOR);
        List<String> old = kept.deliveries().stream()
                .filter(delivery -> delivery.isSettled() && delivery.settledAt().isBefore(before))
                .filter(delivery ->
                        !planner.knowsIncident(delivery.notification().incident()))
                .map(delivery -> delivery.notification().id())
                .toList();
        if (!old.isEmpty()) {
            outbox.forget(old);
        }
    }
}
