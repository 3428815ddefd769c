package dev.syncwatch.notify.pagerduty;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.http.VendorHttp;
import dev.syncwatch.notify.page.Action;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;

/** Sends {@code trigger} and {@code resolve} events to PagerDuty, one POST an attempt. */
public final class PagerDutyNotifier implements Notifier {
    private final PagerDutySettings settings;
    private final Clock clock;
    private final VendorHttp http;
    private final EventWriter events;
    private final AnswerReader answers;

    /** The clock only reads dates in {@code Retry-After}. */
    public PagerDutyNotifier(PagerDutySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new VendorHttp(settings.connectWithin(), settings.callWithin());
        this.events = new EventWriter(settings.routingKey());
        this.answers = new AnswerReader(settings.routingKey());
    }

    @Override
    public Outcome send(Attempt attempt) {
        Notification notification = attempt.notification();
        if (!hearsOf(notification.action())) {
            return Outcome.delivered();
        }
        HttpRequest request = HttpRequest.newBuilder(settings.endpoint())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(events.write(notification)))
                .build();
        return answers.read(http.send(request), clock.instant());
    }

    /** PagerDuty shows no states between open and closed, and reminds by itself. */
    static boolean hearsOf(Action action) {
        return action != Action.EDIT && action != Action.REMIND;
    }
}
