package dev.syncwatch.notify.webhook;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.http.VendorHttp;
import dev.syncwatch.notify.page.Action;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;

/** Posts an incident as it stands to an address that understands Alertmanager, one POST an attempt. */
public final class WebhookNotifier implements Notifier {
    private final WebhookSettings settings;
    private final Clock clock;
    private final VendorHttp http;
    private final PayloadWriter payloads;
    private final AnswerReader answers;

    /** The clock only reads dates in {@code Retry-After}. */
    public WebhookNotifier(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.http = new VendorHttp(settings.connectWithin(), settings.callWithin());
        this.payloads = new PayloadWriter(settings.receiver(), settings.service());
        this.answers = new AnswerReader(settings.address());
    }

    @Override
    public Outcome send(Attempt attempt) {
        Notification notification = attempt.notification();
        if (notification.action() == Action.EDIT) {
            // What changes then (an alert begins to recover) this payload has no word for, and each POST may call
            // somebody.
            return Outcome.delivered();
        }
        HttpRequest request = settings.address()
                .request()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(payloads.write(notification)))
                .build();
        return answers.read(http.send(request), clock.instant());
    }
}
