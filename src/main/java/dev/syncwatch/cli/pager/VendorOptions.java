package dev.syncwatch.cli.pager;

import dev.syncwatch.cli.Channels;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where pages go, if not to the vendors themselves. */
public final class VendorOptions {

    @Option(
            names = "--pagerduty-url",
            paramLabel = "URL",
            description = "where PagerDuty events go, if not to PagerDuty itself: a proxy, a stand-in")
    private URI pagerDuty;

    @Option(
            names = "--slack-url",
            paramLabel = "URL",
            description = "where Slack's methods are, if not at https://slack.com/api/: a proxy, a stand-in")
    private URI slack;

    public Channels.Places places() {
        return new Channels.Places(pagerDuty, slack);
    }
}
