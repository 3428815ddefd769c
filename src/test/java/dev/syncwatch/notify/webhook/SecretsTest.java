package dev.syncwatch.notify.webhook;

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
import dev.syncwatch.standalone.vendor.VendorFault;
import dev.syncwatch.standalone.vendor.WebhookStandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {

    @Test
    void neverShowsTheAddress_atAnyLogLevelAndAfterAnyFault() {
        List<VendorFault> faults = new ArrayList<>(VendorFault.passing());
        faults.add(VendorFault.rejection());
        faults.add(new VendorFault(
                "404 that quotes the path",
                VendorFault.Kind.ANSWER,
                404,
                Map.of(),
                "Cannot POST /hooks/" + WebhookStandIn.TOKEN));

        String output;
        try (EverythingLogged logged = new EverythingLogged();
                WebhookStandIn vendor = new WebhookStandIn()) {
            vendor.failNext(faults.toArray(VendorFault[]::new));
            WebhookNotifier notifier = notifier(vendor);
            faults.forEach(fault -> LoggerFactory.getLogger(getClass())
                    .trace("{}", notifier.send(Attempt.first(page(), Instant.EPOCH))));
            output = logged.output();
        }

        assertThat(output).contains("GiveUp", "Retry", "Cannot POST").doesNotContain(WebhookStandIn.TOKEN);
    }

    private static WebhookNotifier notifier(WebhookStandIn vendor) {
        Duration shortCall = Duration.ofSeconds(1);
        WebhookAddress address = new WebhookAddress(new Secret(vendor.endpoint().toString()));
        return new WebhookNotifier(
                new WebhookSettings(address, "hook", "learning-sync", shortCall, shortCall), Clock.systemUTC());
    }

    private static Notification page() {
        PublishedChange change = (PublishedChange)
                new ChangeReader().read(ChangeJson.failureRate().bytes());
        return Notifications.of(Action.OPEN, change);
    }
}
