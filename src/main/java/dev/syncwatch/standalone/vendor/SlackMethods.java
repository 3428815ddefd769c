package dev.syncwatch.standalone.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.standalone.vendor.SlackRules.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Slack's methods do and answer. https://docs.slack.dev/reference/methods */
final class SlackMethods {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOT = "B0000000001";
    private static final String OTHER_BOT = "B0000000002";

    private final Clock clock;
    private final Duration pace;
    private final Map<String, SlackChannel> channels = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    SlackMethods(Clock clock, Duration pace) {
        this.clock = clock;
        this.pace = pace;
    }

    void addChannel(String id, String name) {
        channels.put(id, new SlackChannel(id, name, clock));
    }

    void addForeignPost(String id, String text, Map<String, String> payload) {
        SlackChannel channel = channel(id);
        ObjectNode metadata = JSON.createObjectNode().put("event_type", "syncwatch_notification");
        metadata.set("event_payload", JSON.valueToTree(payload));
        channel.add(new SlackPost(channel.nextTs(), null, false, OTHER_BOT, text, null, metadata, List.of(), false));
    }

    /** Throws an IllegalArgumentException if there is no channel of this id. */
    SlackChannel channel(String id) {
        SlackChannel channel = channels.get(id);
        if (channel == null) {
            throw new IllegalArgumentException("no channel " + id);
        }
        return channel;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    ObjectNode call(String method, SlackForm form) {
        if (method.equals("auth.test")) {
            return ok().put("bot_id", BOT).put("user_id", "U" + BOT).put("team", "stand-in");
        }
        if (method.equals("conversations.list")) {
            return list(form);
        }
        SlackChannel channel = channels.get(form.text("channel", ""));
        if (channel == null) {
            return refuse(new Refusal("channel_not_found", List.of("no channel " + form.text("channel"))));
        }
        return switch (method) {
            case "chat.postMessage" -> post(channel, form);
            case "chat.update" -> update(channel, form);
            case "chat.delete" -> delete(channel, form);
            case "conversations.history" -> page(channel.history(form.text("oldest", "0")), form);
            case "conversations.replies" -> {
                List<SlackPost> thread = channel.thread(form.text("ts", ""), form.text("oldest", "0"));
                yield thread.isEmpty() ? error("thread_not_found") : page(thread, form);
            }
            default -> error("unknown_method");
        };
    }

    static ObjectNode error(String error) {
        return JSON.createObjectNode().put("ok", false).put("error", error);
    }

    private ObjectNode post(SlackChannel channel, SlackForm form) {
        Refusal refusal = refusal(form);
        if (refusal != null) {
            return refuse(refusal);
        }
        if (!channel.keeps(pace)) {
            return refuse(new Refusal("ratelimited", List.of("over one message a second in " + channel.id())));
        }
        // A reply to what has been deleted becomes a message of its own
        // (https://github.com/slack-go/slack/issues/1571).
        String threadTs = form.text("thread_ts");
        boolean threaded = threadTs != null && !channel.thread(threadTs, "0").isEmpty();
        SlackPost post = new SlackPost(
                channel.nextTs(),
                threaded ? threadTs : null,
                threaded && form.flag("reply_broadcast"),
                BOT,
                text(form),
                blocks(form),
                form.json("metadata"),
                List.of(),
                false);
        channel.add(post);
        return named(channel, post.ts()).set("message", post.json(true));
    }

    private ObjectNode update(SlackChannel channel, SlackForm form) {
        Refusal refusal = refusal(form);
        if (refusal != null) {
            return refuse(refusal);
        }
        SlackPost before = channel.find(form.text("ts", "")).orElse(null);
        if (before == null || !before.bot().equals(BOT)) {
            return error(before == null ? "message_not_found" : "cant_update_message");
        }
        channel.replace(before, before.edited(text(form), blocks(form), form.json("metadata")));
        return named(channel, before.ts());
    }

    private ObjectNode delete(SlackChannel channel, SlackForm form) {
        SlackPost post = channel.find(form.text("ts", "")).orElse(null);
        if (post == null || !post.bot().equals(BOT)) {
            return error(post == null ? "message_not_found" : "cant_delete_message");
        }
        channel.replace(post, post.withoutContent());
        return named(channel, post.ts());
    }

    private ObjectNode list(SlackForm form) {
        List<SlackChannel> all = List.copyOf(channels.values());
        Page<SlackChannel> page = Page.of(all, form);
        ArrayNode listed = JSON.createArrayNode();
        page.items()
                .forEach(channel -> listed.addObject().put("id", channel.id()).put("name", channel.name()));
        ObjectNode answer = ok();
        answer.set("channels", listed);
        answer.putObject("response_metadata").put("next_cursor", page.nextCursor());
        return answer;
    }

    private static ObjectNode page(List<SlackPost> posts, SlackForm form) {
        Page<SlackPost> page = Page.of(posts, form);
        ArrayNode messages = JSON.createArrayNode();
        page.items().forEach(post -> messages.add(post.json(form.flag("include_all_metadata"))));
        ObjectNode answer = ok().put("has_more", !page.nextCursor().isEmpty());
        answer.set("messages", messages);
        answer.putObject("response_metadata").put("next_cursor", page.nextCursor());
        return answer;
    }

    private Refusal refusal(SlackForm form) {
        if (form.text("text", "").isEmpty() && blocks(form) == null) {
            return new Refusal("no_text", List.of("neither text nor blocks"));
        }
        Refusal blocks = SlackRules.blocks(blocks(form));
        return blocks != null ? blocks : SlackRules.metadata(form.json("metadata"));
    }

    private ObjectNode refuse(Refusal refusal) {
        violations.addAll(refusal.problems());
        return error(refusal.error());
    }

    private String text(SlackForm form) {
        String text = form.text("text", "");
        if (text.length() <= SlackRules.LONGEST_TEXT) {
            return text;
        }
        violations.add("text is over 40000 characters");
        return text.substring(0, SlackRules.LONGEST_TEXT);
    }

    private static JsonNode blocks(SlackForm form) {
        JsonNode blocks = form.json("blocks");
        return blocks == null || blocks.isArray() && blocks.isEmpty() ? null : blocks;
    }

    private static ObjectNode named(SlackChannel channel, String ts) {
        return ok().put("channel", channel.id()).put("ts", ts);
    }

    private static ObjectNode ok() {
        return JSON.createObjectNode().put("ok", true);
    }

    /** One page of a longer list; the cursor is the next item's number, and empty on the last page. */
    private record Page<T>(List<T> items, String nextCursor) {
        private static final int USUAL_LIMIT = 100;

        static <T> Page<T> of(List<T> all, SlackForm form) {
            int from = Math.min(form.number("cursor", 0), all.size());
            int limit = Math.max(1, form.number("limit", USUAL_LIMIT));
            int to = (int) Math.min(all.size(), (long) from + limit);
            return new Page<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : "");
        }
    }
}
