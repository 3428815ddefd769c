package dev.syncwatch.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.NotifierContract;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.VendorStandIn;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PagerDutyNotifierTest extends NotifierContract {

    @Test
    void mergesWhatItIsToldTwice() {
        PublishedChange change = (PublishedChange)
                new ChangeReader().read(ChangeJson.failureRate().bytes());
        Attempt opening = Attempt.first(Notifications.of(Action.OPEN, change), change.at());
        try (PagerDutyStandIn pagerDuty = new PagerDutyStandIn();
                Notifier notifier = notifier(pagerDuty, Duration.ofSeconds(10), Clock.systemUTC())) {
            notifier.send(opening);
            notifier.send(opening);

            assertThat(pagerDuty.alerts()).hasSize(1);
            assertThat(pagerDuty.violations()).isEmpty();
        }
    }

    @Override
    protected VendorStandIn vendor() {
        return new PagerDutyStandIn();
    }

    @Override
    protected Notifier notifier(VendorStandIn vendor, Duration callWithin, Clock clock) {
        Secret key = new Secret(PagerDutyStandIn.ROUTING_KEY);
        return new PagerDutyNotifier(new PagerDutySettings(vendor.endpoint(), key, callWithin, callWithin), clock);
    }

    @Override
    protected String secret() {
        return PagerDutyStandIn.ROUTING_KEY;
    }
}
