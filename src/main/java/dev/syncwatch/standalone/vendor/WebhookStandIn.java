package dev.syncwatch.standalone.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.standalone.vendor.FaultyHttpServer.Reply;
import dev.syncwatch.standalone.vendor.FaultyHttpServer.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Something on this machine that takes what Alertmanager posts. It goes by the newest payload of each group; one that opens a group again
 * after it was resolved is taken and counts as a violation.
 */
public final class WebhookStandIn implements VendorStandIn {
    /** The part of its address that nobody can guess. */
    public static final String TOKEN = "T0kenThatNobodyGuesses";

    private static final ObjectMapper JSON = new ObjectMapper();

    // The JDK's server logs paths, and this one's is a secret: a rehearsal's whole output is searched for such.
    private static final Logger SERVER_LOG = Logger.getLogger("com.sun.net.httpserver");

    private final FaultyHttpServer server = new FaultyHttpServer(this::receive);
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final List<JsonNode> accepted = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    public WebhookStandIn() {
        SERVER_LOG.setLevel(Level.OFF);
    }

    @Override
    public URI endpoint() {
        return server.address("/hooks/" + TOKEN);
    }

    @Override
    public void failNext(VendorFault... faults) {
        server.failNext(faults);
    }

    @Override
    public int requests() {
        return server.requests().size();
    }

    /** The payloads that were accepted, in order. */
    public synchronized List<JsonNode> accepted() {
        return List.copyOf(accepted);
    }

    @Override
    public synchronized Map<String, String> state() {
        return new LinkedHashMap<>(groups);
    }

    @Override
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized Reply receive(Request request) {
        List<String> errors = new ArrayList<>();
        if (!request.method().equals("POST") || !request.contentType().startsWith("application/json")) {
            errors.add("not a POST of application/json");
        }
        JsonNode payload = parse(request.body());
        errors.addAll(WebhookRules.errors(payload));
        if (!errors.isEmpty()) {
            violations.addAll(errors);
            return new Reply(400, String.join("; ", errors));
        }
        accepted.add(payload);
        accept(
                payload.path("groupKey").asText(),
                payload.path("status").asText().equals("firing"));
        return new Reply(200, "ok");
    }

    private void accept(String group, boolean firing) {
        String before = groups.put(group, firing ? "open" : "closed");
        if (firing && "closed".equals(before)) {
            violations.add("firing again after it was resolved: " + group);
        } else if (!firing && before == null) {
            violations.add("resolved before it fired: " + group);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }
}
