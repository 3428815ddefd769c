package dev.syncwatch.notify.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.pagerduty.PagerDutyEvent.Link;
import dev.syncwatch.notify.pagerduty.PagerDutyEvent.Payload;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a notification into the body of a request, within PagerDuty's limits. */
final class EventWriter {
    /** In code points. https://developer.pagerduty.com/docs/events-api-v2/trigger-events/ */
    static final int LONGEST_SUMMARY = 1024;

    /** In code points; what is rejected in full goes out once more as no more than this. */
    static final int LONGEST_PLAIN_SUMMARY = 255;

    /** In bytes; 512 KB, read as the smaller of its two meanings. */
    static final int LARGEST_BODY = 512_000;

    /** In code points, of a source, a group and a class; PagerDuty does not say what it takes. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_ADDRESS = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPONENT = "learning-sync";
    private static final Map<String, Object> LEFT_OUT =
            Map.of("note", "details left out: the page was larger than PagerDuty takes");

    private final Secret routingKey;

    EventWriter(Secret routingKey) {
        this.routingKey = routingKey;
    }

    /** The body in UTF-8. Where it would be too large, or can't be written, it goes without details: the page matters more. */
    byte[] write(Notification notification) {
        if (notification.plain()) {
            return json(plain(notification));
        }
        try {
            return rich(notification);
        } catch (RuntimeException defect) {
            LOG.warn("{} goes out plain", notification.id(), defect);
            return json(plain(notification));
        }
    }

    private byte[] rich(Notification notification) {
        PagerDutyEvent event = full(notification);
        byte[] body = json(event);
        return body.length <= LARGEST_BODY ? body : json(event.withDetails(LEFT_OUT));
    }

    private PagerDutyEvent full(Notification notification) {
        Page page = notification.page();
        Payload payload = new Payload(
                summary(notification, LONGEST_SUMMARY),
                orElse(name(page.source()), COMPONENT),
                page.severity().word(),
                page.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                COMPONENT,
                orElse(name(page.group()), null),
                orElse(name(page.rule()), null),
                EventDetails.of(page));
        List<Link> links = page.links().stream()
                .filter(link -> link.href().length() <= LONGEST_ADDRESS)
                .map(link -> new Link(link.href(), name(link.text())))
                .toList();
        return event(notification, payload, links.isEmpty() ? null : links);
    }

    private PagerDutyEvent plain(Notification notification) {
        String summary = summary(notification, LONGEST_PLAIN_SUMMARY);
        String severity = notification.page().severity().word();
        return event(notification, new Payload(summary, COMPONENT, severity, null, null, null, null, null), null);
    }

    private static String summary(Notification notification, int longest) {
        String title = Harmless.unlinked(notification.page().title(), longest);
        return orElse(title, Harmless.unlinked(notification.incident(), longest));
    }

    private static String name(String text) {
        return Harmless.unlinked(text, LONGEST_NAME);
    }

    private static String orElse(String text, String absent) {
        return text.isEmpty() ? absent : text;
    }

    private PagerDutyEvent event(Notification notification, Payload payload, List<Link> links) {
        String action = notification.action() == Action.CLOSE ? "resolve" : "trigger";
        return new PagerDutyEvent(
                routingKey.reveal(), action, DedupKey.of(notification.incident()), payload, "Syncwatch", links);
    }

    private static byte[] json(PagerDutyEvent event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and lists are always JSON", impossible);
        }
    }
}
