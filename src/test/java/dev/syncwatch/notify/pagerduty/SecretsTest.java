package dev.syncwatch.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.fixture.EverythingLogged;
import dev.syncwatch.fixture.Notifications;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {

    @Test
    void neverShowsTheRoutingKey_atAnyLogLevelAndAfterAnyFault() {
        List<VendorFault> faults = new ArrayList<>(VendorFault.passing());
        faults.add(VendorFault.rejection());
        faults.add(VendorFault.rejectionThatQuotesTheRequest());

        String output;
        try (EverythingLogged logged = new EverythingLogged();
                PagerDutyStandIn vendor = new PagerDutyStandIn()) {
            vendor.failNext(faults.toArray(VendorFault[]::new));
            PagerDutyNotifier notifier = notifier(vendor);
            faults.forEach(fault -> LoggerFactory.getLogger(getClass())
                    .trace("{}", notifier.send(Attempt.first(page(), Instant.EPOCH))));
            output = logged.output();
        }

        assertThat(output).contains("GiveUp", "Retry").doesNotContain(PagerDutyStandIn.ROUTING_KEY);
    }

    private static PagerDutyNotifier notifier(PagerDutyStandIn vendor) {
        Duration shortCall = Duration.ofSeconds(1);
        Secret key = new Secret(PagerDutyStandIn.ROUTING_KEY);
        return new PagerDutyNotifier(
                new PagerDutySettings(vendor.endpoint(), key, shortCall, shortCall), Clock.systemUTC());
    }

    private static Notification page() {
        PublishedChange change = (PublishedChange)
                new ChangeReader().read(ChangeJson.failureRate().bytes());
        return Notifications.of(Action.OPEN, change);
    }
}
