package dev.syncwatch.standalone.vendor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.standalone.vendor.FaultyHttpServer.Reply;
import dev.syncwatch.standalone.vendor.FaultyHttpServer.Request;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Slack's Web API on this machine, for one bot. It never tells a repeat: whatever is posted is a new message. It keeps threads,
 * metadata and edits, refuses what Slack refuses, and takes one message a second in a channel.
 */
public final class SlackStandIn implements VendorStandIn {
    /** The one bot token that it knows. */
    public static final String TOKEN = "xoxb-1111111111-2222222222-standInStandInStandIn";

    /** The id of a channel that is there from the beginning. */
    public static final String CHANNEL = "C0123456789";

    /** The name of {@link #CHANNEL}. */
    public static final String CHANNEL_NAME = "mobile-oncall";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FaultyHttpServer server = new FaultyHttpServer(this::receive);
    private final SlackMethods methods;

    /** One message a second by the system's clock. */
    public SlackStandIn() {
        this(Clock.systemUTC(), Duration.ofSeconds(1));
    }

    /**
     * Another clock or pace.
     *
     * @param clock names the messages, and measures the pace
     * @param pace  the least time between two messages in a channel; zero for none
     */
    public SlackStandIn(Clock clock, Duration pace) {
        methods = new SlackMethods(clock, pace);
        methods.addChannel(CHANNEL, CHANNEL_NAME);
    }

    /** Where Slack's methods are, with a slash at its end. */
    @Override
    public URI endpoint() {
        return server.address("/api/");
    }

    @Override
    public void failNext(VendorFault... faults) {
        server.failNext(faults);
    }

    /** The next calls of {@code chat.postMessage} meet these faults, one each; searches and edits pass. */
    public void failNextPosts(VendorFault... faults) {
        failNextCalls("chat.postMessage", faults);
    }

    /** The next calls of one method, such as {@code chat.update}, meet these faults, one each. */
    public void failNextCalls(String method, VendorFault... faults) {
        server.failNext(isCallOf(method), faults);
    }

    /** The last request to post arrives (again), as one would that was long on its way. */
    public void landLastPostAgain() {
        List<Request> posts =
                server.requests().stream().filter(isCallOf("chat.postMessage")).toList();
        receive(posts.get(posts.size() - 1));
    }

    /** One more channel that the bot is in. */
    public synchronized void addChannel(String id, String name) {
        methods.addChannel(id, name);
    }

    /** A message of another bot. */
    public synchronized void addForeignPost(String channel, String text, Map<String, String> payload) {
        methods.addForeignPost(channel, text, payload);
    }

    @Override
    public int requests() {
        return server.requests().size();
    }

    /** The methods that were called, faulty calls included, such as {@code chat.postMessage}. */
    public List<String> calls() {
        return server.requests().stream().map(SlackStandIn::method).toList();
    }

    /** The bodies of all requests, refused and dropped ones included. */
    public List<String> bodies() {
        return server.requests().stream().map(Request::body).toList();
    }

    /** Every message that was ever posted to a channel, in order; deleted ones say so. */
    public synchronized List<SlackPost> posts(String channel) {
        return methods.channel(channel).posts();
    }

    /**
     * What the parent's text begins with tells open from closed: {@code Resolved} or {@code Data stopped}. By the incident that a message's metadata name; a second message of the same incident has
     * {@code (2)} behind it.
     */
    @Override
    public synchronized Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        for (SlackPost post : methods.channel(CHANNEL).history("0")) {
            if (post.threadTs() == null) {
                String key = post.payload("incident");
                for (int copy = 2; state.containsKey(key); copy++) {
                    key = post.payload("incident") + " (" + copy + ")";
                }
                state.put(key, post.text().matches("(?s)(Resolved|Data stopped).*") ? "closed" : "open");
            }
        }
        return state;
    }

    @Override
    public synchronized List<String> violations() {
        return methods.violations();
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized Reply receive(Request request) {
        if (!request.contentType().startsWith("application/x-www-form-urlencoded")) {
            return ok(SlackMethods.error("invalid_post_type"));
        }
        if (!request.authorization().equals("Bearer " + TOKEN)) {
            return ok(SlackMethods.error("invalid_auth"));
        }
        ObjectNode answer = methods.call(method(request), new SlackForm(request.body()));
        return answer.path("error").asText().equals("ratelimited")
                ? new Reply(429, Map.of("Retry-After", "1"), answer.toString())
                : ok(answer);
    }

    private static Reply ok(ObjectNode answer) {
        return new Reply(200, Map.of("Content-Type", "application/json; charset=utf-8"), answer.toString());
    }

    private static Predicate<Request> isCallOf(String method) {
        return request -> method(request).equals(method);
    }

    private static String method(Request request) {
        return request.path().replaceFirst("^/api/", "");
    }
}
