package dev.syncwatch.notify.slack;

import dev.syncwatch.fixture.Pages;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.standalone.vendor.SlackPost;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A stand-in without a pace, a client of it, and one incident that is told there. */
final class SlackBench implements AutoCloseable {
    final SlackStandIn vendor = new SlackStandIn(Clock.systemUTC(), Duration.ZERO);
    final SlackNotifier notifier;

    private final Instant plannedAt = Instant.now();

    SlackBench() {
        this(Duration.ofSeconds(10));
    }

    SlackBench(Duration callWithin) {
        notifier = new SlackNotifier(settings(vendor, callWithin), Clock.systemUTC());
    }

    static SlackSettings settings(SlackStandIn vendor, Duration callWithin) {
        return new SlackSettings(
                new Secret(SlackStandIn.TOKEN),
                SlackStandIn.CHANNEL,
                vendor.endpoint(),
                callWithin,
                callWithin,
                "Syncwatch");
    }

    /** The reference that an incident gets when it is opened. */
    String opened() {
        return ((Delivered) notifier.send(attempt(opening(), null, false))).reference();
    }

    Attempt attempt(Notification notification, String reference, boolean mayHaveArrived) {
        return new Attempt(notification, reference, plannedAt, mayHaveArrived);
    }

    /** Sends until it is delivered, as delivery would. */
    Delivered deliver(Notification notification, String reference) {
        Outcome outcome = notifier.send(attempt(notification, reference, false));
        boolean mayHaveArrived = false;
        for (int tries = 1; outcome instanceof Retry retry && tries < 10; tries++) {
            mayHaveArrived |= retry.mayHaveArrived();
            outcome = notifier.send(attempt(notification, reference, mayHaveArrived));
        }
        return (Delivered) outcome;
    }

    static Notification opening() {
        return Pages.told(Action.OPEN, 1, Pages.full());
    }

    static Notification told(Action action) {
        return Pages.told(action, 2, Pages.full());
    }

    /** What stands in the channel and has not been deleted, replies included. */
    List<SlackPost> standing() {
        return vendor.posts(SlackStandIn.CHANNEL).stream()
                .filter(post -> !post.deleted())
                .toList();
    }

    @Override
    public void close() {
        notifier.close();
        vendor.close();
    }
}
