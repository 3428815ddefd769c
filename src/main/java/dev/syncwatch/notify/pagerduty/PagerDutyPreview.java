package dev.syncwatch.notify.pagerduty;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.PreviewOf;
import dev.syncwatch.notify.Secret;
import java.io.IOException;

/** The event that PagerDuty would get, as JSON, without the routing key. */
public final class PagerDutyPreview implements PreviewOf {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

    private final EventWriter events = new EventWriter(new Secret("not needed to look at it"));

    @Override
    public String vendor() {
        return "PagerDuty";
    }

    @Override
    public String text(Notification notification) {
        if (!PagerDutyNotifier.hearsOf(notification.action())) {
            return "(nothing is sent: PagerDuty shows only what is open and closed, and reminds by itself)";
        }
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(events.write(notification));
            event.remove("routing_key");
            return PRETTY.writeValueAsString(event);
        } catch (IOException impossible) {
            throw new IllegalStateException("what was just written can be read", impossible);
        }
    }
}
