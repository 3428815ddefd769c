package dev.syncwatch.cli;

import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.notify.pagerduty.PagerDutyNotifier;
import dev.syncwatch.notify.pagerduty.PagerDutySettings;
import dev.syncwatch.notify.plan.ChannelRules;
import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.RuleSet;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The channels of a rule file, made ready to send. */
final class Channels {

    private Channels() {}

    /**
     * In the order of the file. A channel that cannot be served is told, and left out: a page for it waits for nobody.
     *
     * @param pagerDuty where PagerDuty events go; null for PagerDuty itself
     */
    static List<ChannelSpec> of(RuleSet rules, URI pagerDuty, PrintWriter err) {
        List<ChannelSpec> channels = new ArrayList<>();
        for (Channel channel : rules.channels()) {
            if (channel instanceof Channel.PagerDuty service) {
                Optional<String> key = service.routingKey().resolve(System.getenv());
                key.ifPresentOrElse(
                        found -> channels.add(spec(channel, pagerDuty(found, pagerDuty))),
                        () -> err.printf(
                                "warning: channel %s does not page: %s is not set%n",
                                channel.name(), service.routingKey()));
            } else {
                err.printf("warning: channel %s does not page: its kind is not served yet%n", channel.name());
            }
        }
        return channels;
    }

    private static ChannelSpec spec(Channel channel, Notifier notifier) {
        Duration repeatEvery = channel.repeatEvery().isZero() ? null : channel.repeatEvery();
        return new ChannelSpec(new ChannelRules(channel.name(), repeatEvery), notifier, channel.fallbackFor());
    }

    private static Notifier pagerDuty(String routingKey, URI endpoint) {
        Secret key = new Secret(routingKey);
        PagerDutySettings settings =
                endpoint == null ? PagerDutySettings.defaults(key) : PagerDutySettings.at(endpoint, key);
        return new PagerDutyNotifier(settings, Clock.systemUTC());
    }
}
