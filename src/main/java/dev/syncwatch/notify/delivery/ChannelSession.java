package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.outbox.Delivery;
import dev.syncwatch.notify.outbox.Kept;
import dev.syncwatch.notify.outbox.Outbox;
import dev.syncwatch.notify.outbox.OutboxException;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.plan.Planner;
import dev.syncwatch.notify.silence.Silence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One channel from its outbox's opening to the first trouble with Kafka: read → plan → write the intents down → send. After
 * trouble a new session begins from what was written down; nothing else is trusted.
 */
final class ChannelSession implements AutoCloseable {
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);

    /** How far a restart reads again if nothing happened; event time alone is cheap to read. */
    private static final Duration PLAN_KEPT_EVERY = Duration.ofMinutes(1);

    /** Without anything to read in between. */
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(30);

    private static final Duration SETTLED_KEPT_FOR = Duration.ofDays(7);

    private final ChannelSpec channel;
    private final SessionParts parts;
    private final Outbox outbox;
    private final Inputs inputs;
    private final Sender sender;
    private final Clock clock;
    private final Set<String> handedOver = new HashSet<>();
    private final Backlog backlog;
    private final SlowClock time = new SlowClock();
    private Planner planner;
    private Instant planKeptAt;

    ChannelSession(ChannelSpec channel, SessionParts parts) {
        this.channel = channel;
        this.parts = parts;
        outbox = parts.outbox();
        inputs = parts.inputs();
        clock = parts.clock();
        sender = new Sender(channel, parts);
        backlog = new Backlog(parts.arrivals(), clock);
    }

    /** Shuts earlier instances out, reads everything that was written down or came in meanwhile, and sends nothing yet. */
    void open() {
        Kept kept = outbox.open();
        sender.restore(kept.deliveries());
        planner = new Planner(channel.rules(), kept.plan(), means());
        inputs.open(kept.offsets());
        forgetOld(kept);
        readUnread();
        plan(List.of());
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
        plan(read);
        sender.turn();
        handOver();
        parts.listener().reached(channel.name(), planner.now());
        tellWaiting();
    }

    private void tellWaiting() {
        Collection<Delivery> waiting = sender.waiting();
        Instant oldest = waiting.stream()
                .map(Delivery::plannedAt)
                .min(Instant::compareTo)
                .orElse(null);
        parts.listener().waiting(channel.name(), waiting.size(), oldest);
    }

    @Override
    public void close() {
        try (outbox) {
            inputs.close();
        }
    }

    private void readUnread() {
        backlog.begin();
        Instant lastRead = clock.instant();
        while (!inputs.isCaughtUp()) {
            List<Input> read = inputs.poll(LONGEST_POLL);
            lastRead = read.isEmpty() ? lastRead : clock.instant();
            if (clock.instant().isAfter(lastRead.plus(CAUGHT_UP_WITHIN))) {
                throw new OutboxException("the end of what came in meanwhile is not reached", null);
            }
            read.stream().filter(input -> !backlog.takes(input)).forEach(this::take);
        }
    }

    /** Writes down what is to be told now; while something waits not even that it was read. */
    private void plan(List<Input> read) {
        List<Notification> planned = new ArrayList<>();
        read.stream().filter(input -> !backlog.takes(input)).forEach(input -> planned.addAll(take(input)));
        Optional<CatchUp> released = backlog.released();
        if (backlog.isWaiting()) {
            return;
        }
        released.ifPresent(unread -> {
            planned.addAll(unread.planned(planner));
            time.read(unread.newest(), clock.instant());
        });
        time.shows(clock.instant()).ifPresent(now -> planned.addAll(planner.time(now)));
        List<Handover.Overdue> late = overdue();
        late.forEach(one -> planned.addAll(planner.standIn(one.incident(), one.channel())));
        boolean changed =
                released.isPresent() || !late.isEmpty() || read.stream().anyMatch(Input.Change.class::isInstance);
        if (changed || !planned.isEmpty() || isPlanOld()) {
            keep(planned);
            parts.handover().done(channel.name(), late);
        }
    }

    private List<Notification> take(Input input) {
        if (input instanceof Input.Change change) {
            return planner.change(change.change());
        }
        if (input instanceof Input.Time read) {
            time.read(read.evaluatedTo(), clock.instant());
        } else if (input instanceof Input.SilenceRecord silence) {
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
        return planKeptAt == null || clock.instant().isAfter(planKeptAt.plus(PLAN_KEPT_EVERY));
    }

    /** What others could not tell in time and this channel can; an incident that was not read here yet waits. */
    private List<Handover.Overdue> overdue() {
        return parts.handover().waiting(channel.name()).stream()
                .filter(late -> planner.knowsIncident(late.incident()))
                .toList();
    }

    private void handOver() {
        Instant since = clock.instant().minus(parts.settings().fallbackAfter());
        sender.waiting().stream()
                .filter(waiting -> waiting.plannedAt().isBefore(since))
                .forEach(this::handOver);
        sender.lost().stream()
                .filter(lost -> planner.knowsIncident(lost.notification().incident()))
                .forEach(this::handOver);
    }

    private void handOver(Delivery late) {
        Notification notification = late.notification();
        boolean calls = notification.action() == Action.OPEN || notification.action() == Action.UPDATE;
        boolean critical = notification.page().severity() == Severity.CRITICAL;
        if (calls && critical && handedOver.add(notification.id())) {
            parts.handover().give(new Handover.Overdue(channel.name(), notification.incident()));
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
