package dev.syncwatch.notify.slack;

import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.NotifierContract;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import dev.syncwatch.standalone.vendor.VendorStandIn;
import java.time.Clock;
import java.time.Duration;

class SlackNotifierTest extends NotifierContract {

    @Override
    protected VendorStandIn vendor() {
        return new SlackStandIn(Clock.systemUTC(), Duration.ZERO);
    }

    @Override
    protected Notifier notifier(VendorStandIn vendor, Duration callWithin, Clock clock) {
        Secret token = new Secret(SlackStandIn.TOKEN);
        return new SlackNotifier(
                new SlackSettings(token, SlackStandIn.CHANNEL, vendor.endpoint(), callWithin, callWithin, "Syncwatch"),
                clock);
    }

    @Override
    protected String secret() {
        return SlackStandIn.TOKEN;
    }
}
