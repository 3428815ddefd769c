package dev.syncwatch.notify.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.Text;
import dev.syncwatch.notify.pagerduty.PagerDutyEvent.Link;
import dev.syncwatch.notify.pagerduty.PagerDutyEvent.Payload;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a notification into the body of a request, within PagerDuty's limits. */
final class EventWriter {
    /** In code points. https://developer.pagerduty.com/docs/events-api-v2/trigger-events/ */
    static final int LONGEST_SUMMARY = 1024;

    /** In code points; what is rejected in full goes out once more as no more than this. */
    static final int LONGEST_PLAIN_SUMMARY = 255;

    /** In bytes; 512 KB, read as the smaller of its two meanings. */
    static final int LARGEST_BODY = 512_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPONENT = "learning-sync";

    private final Secret routingKey;

    EventWriter(Secret routingKey) {
        this.routingKey = routingKey;
    }

    /** The body in UTF-8. Where it would be too large it goes without details: the page matters more. */
    byte[] write(Notification notification) {
        PagerDutyEvent event = notification.plain() ? plain(notification) : full(notification);
        byte[] body = json(event);
        return body.length <= LARGEST_BODY
                ? body
                : json(event.withDetails(Map.of("note", "details left out: the page was larger than PagerDuty takes")));
    }

    private PagerDutyEvent full(Notification notification) {
        Page page = notification.page();
        Payload payload = new Payload(
                Text.cut(Text.line(page.title()), LONGEST_SUMMARY),
                page.source(),
                page.severity().word(),
                page.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                COMPONENT,
                page.group().isEmpty() ? null : page.group(),
                page.rule(),
                details(page));
        List<Link> links = page.links().isEmpty()
                ? null
                : page.links().stream()
                        .map(link -> new Link(link.href(), link.text()))
                        .toList();
        return event(notification, payload, links);
    }

    private PagerDutyEvent plain(Notification notification) {
        Page page = notification.page();
        String summary = Text.cut(Text.line(page.title()), LONGEST_PLAIN_SUMMARY);
        String severity = page.severity().word();
        return event(notification, new Payload(summary, COMPONENT, severity, null, null, null, null, null), null);
    }

    private PagerDutyEvent event(Notification notification, Payload payload, List<Link> links) {
        String action = notification.action() == Action.CLOSE ? "resolve" : "trigger";
        return new PagerDutyEvent(
                routingKey.reveal(), action, DedupKey.of(notification.incident()), payload, "Syncwatch", links);
    }

    private static Map<String, Object> details(Page page) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("what", page.story());
        details.putAll(page.facts());
        if (!page.evidence().isEmpty()) {
            details.put("who fails", page.evidence());
        }
        return details;
    }

    private static byte[] json(PagerDutyEvent event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and lists are always JSON", impossible);
        }
    }
}
