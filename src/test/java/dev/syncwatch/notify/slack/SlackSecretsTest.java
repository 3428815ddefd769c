package dev.syncwatch.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.EverythingLogged;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SlackSecretsTest {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSecretsTest.class);

    @Test
    void neverShowsTheToken_atAnyLogLevelAndAfterAnyFault() {
        List<VendorFault> faults = new ArrayList<>(VendorFault.passing());
        faults.add(VendorFault.rejection());
        faults.add(VendorFault.rejectionThatQuotesTheRequest());
        faults.add(VendorFault.slackError("invalid_auth"));
        faults.add(VendorFault.slackError("no such token: " + SlackStandIn.TOKEN));

        String output;
        try (EverythingLogged logged = new EverythingLogged();
                SlackBench bench = new SlackBench(Duration.ofMillis(500))) {
            for (VendorFault fault : faults) {
                bench.vendor.failNext(fault);
                LOG.trace("{}", bench.notifier.send(bench.attempt(SlackBench.opening(), null, false)));
            }
            bench.vendor.failNextCalls("chat.update", VendorFault.serverError());
            bench.deliver(SlackBench.told(Action.UPDATE), bench.opened());
            LOG.trace("{}", bench.notifier.removeDoubles(bench.attempt(SlackBench.opening(), null, true)));
            LOG.trace("{} {}", bench.notifier, SlackBench.settings(bench.vendor, Duration.ofSeconds(1)));
            output = logged.output();
        }

        assertThat(output).contains("GiveUp", "Retry", "Delivered").doesNotContain(SlackStandIn.TOKEN);
    }

    @Test
    void neverShowsATokenThatCannotEvenBeSent() {
        Secret broken = new Secret("xoxb-1\nxoxb-2");
        String output;
        try (EverythingLogged logged = new EverythingLogged();
                SlackStandIn vendor = new SlackStandIn();
                SlackNotifier notifier = new SlackNotifier(
                        SlackSettings.at(vendor.endpoint(), broken, SlackStandIn.CHANNEL), Clock.systemUTC())) {
            LOG.trace("{}", notifier.send(Attempt.first(SlackBench.opening(), Instant.EPOCH)));
            LOG.trace("{}", Map.of("settings", SlackSettings.at(vendor.endpoint(), broken, "#x")));
            output = logged.output();
        }

        assertThat(output).contains("Retry").doesNotContain("xoxb-");
    }
}
