package dev.syncwatch.notify.pagerduty;

import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.NotifierContract;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.VendorStandIn;
import java.time.Clock;
import java.time.Duration;

class PagerDutyNotifierTest extends NotifierContract {

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
