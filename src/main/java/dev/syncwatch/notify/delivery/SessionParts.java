package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.outbox.Outbox;
import java.time.Clock;

/** What a channel's session works with. */
record SessionParts(
        Outbox outbox,
        Inputs inputs,
        DeadLetters deadLetters,
        Silences silences,
        Handover handover,
        NotificationSettings settings,
        DeliveryListener listener,
        Clock clock) {}
