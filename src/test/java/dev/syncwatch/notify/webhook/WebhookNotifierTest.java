package dev.syncwatch.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.NotifierContract;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.standalone.vendor.VendorStandIn;
import dev.syncwatch.standalone.vendor.WebhookStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookNotifierTest extends NotifierContract {

    @Override
    protected VendorStandIn vendor() {
        return new WebhookStandIn();
    }

    @Override
    protected Notifier notifier(VendorStandIn vendor, Duration callWithin, Clock clock) {
        WebhookAddress address = new WebhookAddress(new Secret(vendor.endpoint().toString()));
        return new WebhookNotifier(
                new WebhookSettings(address, "hook", "learning-sync", callWithin, callWithin), clock);
    }

    @Override
    protected String secret() {
        return WebhookStandIn.TOKEN;
    }

    @Test
    void postsAgainAsAReminder_butNotForWhatThePayloadCannotSay() {
        PublishedChange change = (PublishedChange)
                new ChangeReader().read(ChangeJson.failureRate().bytes());
        try (WebhookStandIn hook = new WebhookStandIn()) {
            Notifier notifier = notifier(hook, Duration.ofSeconds(10), Clock.systemUTC());
            for (Action action : List.of(Action.OPEN, Action.EDIT, Action.REMIND)) {
                Attempt attempt = Attempt.first(Notifications.of(action, change), Instant.EPOCH);
                assertThat(notifier.send(attempt)).isInstanceOf(Outcome.Delivered.class);
            }

            assertThat(hook.accepted()).hasSize(2);
            assertThat(hook.accepted().get(1).at("/alerts/0/labels"))
                    .isEqualTo(hook.accepted().get(0).at("/alerts/0/labels"));
            assertThat(hook.accepted()
                            .get(1)
                            .at("/alerts/0/annotations/summary")
                            .asText())
                    .startsWith("Still firing");
        }
    }
}
