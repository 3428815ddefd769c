package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.DeliveryListener;
import dev.syncwatch.notify.outbox.Outbox;
import dev.syncwatch.notify.silence.SilenceBook;
import java.time.Clock;

/** What a channel's session works with. */
record SessionParts(
        Outbox outbox,
        Inputs inputs,
        Arrivals arrivals,
        DeadLetters deadLetters,
        SilenceBook silences,
        Handover handover,
        NotificationSettings settings,
        DeliveryListener listener,
        Clock clock) {}
