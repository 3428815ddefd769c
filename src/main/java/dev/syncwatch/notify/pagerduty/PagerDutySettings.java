package dev.syncwatch.notify.pagerduty;

import dev.syncwatch.notify.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where and as whom to page.
 *
 * @param endpoint the full address of the Events API v2
 * @param routingKey of an integration of type "Events API v2"; PagerDuty's have 32 characters
 * @param connectWithin above zero
 * @param callWithin for one whole call, above zero
 */
public record PagerDutySettings(URI endpoint, Secret routingKey, Duration connectWithin, Duration callWithin) {

    /** PagerDuty's public endpoint, 2 s to connect and 10 s a call. */
    public static PagerDutySettings defaults(Secret routingKey) {
        return at(URI.create("https://events.pagerduty.com/v2/enqueue"), routingKey);
    }

    /** Another endpoint, such as the one of PagerDuty's EU region. */
    public static PagerDutySettings at(URI endpoint, Secret routingKey) {
        return new PagerDutySettings(endpoint, routingKey, Duration.ofSeconds(2), Duration.ofSeconds(10));
    }
}
