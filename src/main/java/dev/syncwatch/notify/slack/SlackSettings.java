package dev.syncwatch.notify.slack;

import dev.syncwatch.notify.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where and as whom to write.
 *
 * @param token         a bot's, with the scopes {@code chat:write} and {@code channels:history} ({@code groups:history} for a
 *     private channel)
 * @param channel       an id such as {@code C0123456789}; a name only until {@link ChannelLookup} has replaced it
 * @param baseUrl       where Slack's methods are, such as {@code https://slack.com/api/}
 * @param connectWithin above zero
 * @param callWithin    for one whole call, above zero
 * @param appName       stands below each message
 */
public record SlackSettings(
        Secret token, String channel, URI baseUrl, Duration connectWithin, Duration callWithin, String appName) {

    /** Slack itself, 2 s to connect and 10 s a call. */
    public static SlackSettings defaults(Secret token, String channel) {
        return at(URI.create("https://slack.com/api/"), token, channel);
    }

    /** Another address, such as a stand-in's. */
    public static SlackSettings at(URI baseUrl, Secret token, String channel) {
        return new SlackSettings(token, channel, baseUrl, Duration.ofSeconds(2), Duration.ofSeconds(10), "Syncwatch");
    }

    /** The same for another channel. */
    public SlackSettings withChannel(String other) {
        return new SlackSettings(token, other, baseUrl, connectWithin, callWithin, appName);
    }
}
