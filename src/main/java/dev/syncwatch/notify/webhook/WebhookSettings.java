package dev.syncwatch.notify.webhook;

import dev.syncwatch.notify.Secret;
import java.time.Duration;

/**
 * Where and as whom to post.
 *
 * @param address a secret
 * @param receiver what the payload calls its receiver: the channel's name
 * @param service whose alerts these are
 * @param connectWithin above zero
 * @param callWithin for one whole call, above zero
 */
public record WebhookSettings(
        WebhookAddress address, String receiver, String service, Duration connectWithin, Duration callWithin) {

    /**
     * 2 s to connect and 10 s a call.
     *
     * @throws IllegalArgumentException without the URL, if that is no http or https address
     */
    public static WebhookSettings defaults(Secret url, String receiver, String service) {
        return new WebhookSettings(
                new WebhookAddress(url), receiver, service, Duration.ofSeconds(2), Duration.ofSeconds(10));
    }
}
