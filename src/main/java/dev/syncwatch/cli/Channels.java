package dev.syncwatch.cli;

import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.delivery.ChannelSpec;
import dev.syncwatch.notify.pagerduty.PagerDutyNotifier;
import dev.syncwatch.notify.pagerduty.PagerDutySettings;
import dev.syncwatch.notify.plan.ChannelRules;
import dev.syncwatch.notify.slack.ChannelLookup;
import dev.syncwatch.notify.slack.SlackNotifier;
import dev.syncwatch.notify.slack.SlackSettings;
import dev.syncwatch.notify.webhook.WebhookNotifier;
import dev.syncwatch.notify.webhook.WebhookSettings;
import dev.syncwatch.rule.Channel;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.SecretRef;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The channels of a rule file, made ready to send. */
public final class Channels {
    private final Map<String, String> environment;
    private final Places places;
    private final Consumer<String> tell;

    /** Where vendors are, if not where they themselves are: a proxy, a stand-in; null for the vendor itself. */
    public record Places(URI pagerDuty, URI slack) {}

    /** {@code environment}: where secrets are; {@code tell} is given what a person should know. */
    public Channels(Map<String, String> environment, Places places, Consumer<String> tell) {
        this.environment = environment;
        this.places = places;
        this.tell = tell;
    }

    /** In the order of the file. A channel that can't be served is told, and left out: nothing waits for it. */
    public List<ChannelSpec> of(RuleSet rules) {
        List<ChannelSpec> channels = new ArrayList<>();
        for (Channel channel : rules.channels()) {
            notifier(channel, rules.service()).ifPresent(notifier -> channels.add(spec(channel, notifier)));
        }
        return channels;
    }

    /** Clients of the same vendors, by the channels' names, for who must not wait for those; tells nothing a second time. */
    public Map<String, Notifier> notifiers(RuleSet rules) {
        Map<String, Notifier> notifiers = new LinkedHashMap<>();
        new Channels(environment, places, told -> {})
                .of(rules)
                .forEach(channel -> notifiers.put(channel.name(), channel.notifier()));
        return notifiers;
    }

    private static ChannelSpec spec(Channel channel, Notifier notifier) {
        Duration repeatEvery = channel.repeatEvery().isZero() ? null : channel.repeatEvery();
        return new ChannelSpec(new ChannelRules(channel.name(), repeatEvery), notifier, channel.fallbackFor());
    }

    /** Empty if it can't be served. */
    private Optional<Notifier> notifier(Channel channel, String watched) {
        if (channel instanceof Channel.PagerDuty service) {
            return secret(channel, service.routingKey()).map(this::pagerDuty);
        }
        if (channel instanceof Channel.Slack slack) {
            return secret(channel, slack.token()).flatMap(token -> slack(slack, token));
        }
        Channel.Webhook hook = (Channel.Webhook) channel;
        return secret(channel, hook.url()).flatMap(url -> webhook(hook, url, watched));
    }

    private Optional<Secret> secret(Channel channel, SecretRef written) {
        Optional<Secret> secret = written.resolve(environment).map(Secret::new);
        if (secret.isEmpty()) {
            tell.accept("warning: channel " + channel.name() + " does not page: " + written + " is not set");
        }
        return secret;
    }

    private Notifier pagerDuty(Secret routingKey) {
        PagerDutySettings settings = places.pagerDuty() == null
                ? PagerDutySettings.defaults(routingKey)
                : PagerDutySettings.at(places.pagerDuty(), routingKey);
        return new PagerDutyNotifier(settings, Clock.systemUTC());
    }

    private Optional<Notifier> webhook(Channel.Webhook channel, Secret url, String service) {
        try {
            WebhookSettings settings = WebhookSettings.defaults(url, channel.name(), service);
            return Optional.of(new WebhookNotifier(settings, Clock.systemUTC()));
        } catch (IllegalArgumentException noAddress) {
            tell.accept("warning: channel " + channel.name() + " does not page: " + noAddress.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Notifier> slack(Channel.Slack channel, Secret token) {
        SlackSettings written = places.slack() == null
                ? SlackSettings.defaults(token, channel.channel())
                : SlackSettings.at(places.slack(), token, channel.channel());
        ChannelLookup lookup = ChannelLookup.of(written);
        if (lookup instanceof ChannelLookup.Found found) {
            return Optional.of(new SlackNotifier(found.settings(), Clock.systemUTC()));
        }
        tell.accept(
                "warning: channel " + channel.name() + " does not page: " + ((ChannelLookup.NotFound) lookup).reason());
        return Optional.empty();
    }
}
