package dev.syncwatch.notify.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The body of one request. What is null is left out, because the published schema refuses explicit nulls.
 * https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
 *
 * @param eventAction {@code trigger} or {@code resolve}
 * @param dedupKey at most 255 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PagerDutyEvent(
        @JsonProperty("routing_key") String routingKey,
        @JsonProperty("event_action") String eventAction,
        @JsonProperty("dedup_key") String dedupKey,
        Payload payload,
        String client,
        List<Link> links) {

    /**
     * What happened.
     *
     * @param summary at most 1024 characters
     * @param severity {@code critical}, {@code error}, {@code warning} or {@code info}
     * @param timestamp RFC 3339 with seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payload(
            String summary,
            String source,
            String severity,
            String timestamp,
            String component,
            String group,
            @JsonProperty("class") String eventClass,
            @JsonProperty("custom_details") Map<String, Object> customDetails) {

        Payload withDetails(Map<String, Object> details) {
            return new Payload(summary, source, severity, timestamp, component, group, eventClass, details);
        }
    }

    /** A link below the page. */
    record Link(String href, String text) {}

    PagerDutyEvent withDetails(Map<String, Object> details) {
        return new PagerDutyEvent(routingKey, eventAction, dedupKey, payload.withDetails(details), client, links);
    }

    /** Without the routing key, which is a secret. */
    @Override
    public String toString() {
        return "PagerDutyEvent[" + eventAction + " " + dedupKey + "]";
    }
}
