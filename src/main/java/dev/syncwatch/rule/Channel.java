package dev.syncwatch.rule;

import java.io.Serializable;
import java.time.Duration;

/** Where notifications go: one entry of a rule file's {@code channels}. */
public sealed interface Channel extends Serializable permits Channel.PagerDuty, Channel.Slack, Channel.Webhook {
    /** Unique in its file; rules name it in {@code notify}. */
    String name();

    /** The channel that this one stands in for while that one does not get through; null where it stands in for none. */
    String fallbackFor();

    /** How long an incident may stay open without a word before this channel is reminded of it; zero for never. */
    Duration repeatEvery();

    /** A PagerDuty service, by the integration key of its Events API v2. */
    record PagerDuty(String name, SecretRef routingKey, String fallbackFor, Duration repeatEvery) implements Channel {}

    /**
     * A Slack channel.
     *
     * @param token a bot token
     * @param channel an id such as {@code C0123456789}, not a name: searching its history needs the id
     */
    record Slack(String name, SecretRef token, String channel, String fallbackFor, Duration repeatEvery)
            implements Channel {}

    /** An address that takes a POST; whoever knows it can write to it, so it is kept like a key. */
    record Webhook(String name, SecretRef url, String fallbackFor, Duration repeatEvery) implements Channel {}
}
