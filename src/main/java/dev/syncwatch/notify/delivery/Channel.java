package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Outcome;
import java.time.Instant;

/** One channel: its name in the rules' {@code notify}, its vendor's client, and who is told what it does. */
record Channel(String name, Notifier notifier, NotificationSettings settings, DeliveryListener listener) {

    /** One attempt. A client that throws has met something it can't put into words; the plain form may spare it that. */
    Outcome send(Notification notification) {
        Outcome outcome;
        try {
            outcome = notifier.send(Attempt.first(notification, Instant.EPOCH));
        } catch (RuntimeException defect) {
            // Its message may quote the request, and with it a secret.
            outcome =
                    Outcome.giveUp("the client failed with " + defect.getClass().getName());
        }
        listener.tried(name, notification, outcome);
        return outcome;
    }
}
