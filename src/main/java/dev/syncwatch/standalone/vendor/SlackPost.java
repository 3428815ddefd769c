package dev.syncwatch.standalone.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One message as the Slack stand-in keeps it.
 *
 * @param ts        Slack's name for it: seconds since 1970 with six decimals, unique in its channel, rising
 * @param threadTs  the {@code ts} of the message that it replies to; null if it is no reply
 * @param broadcast a reply that is shown in the channel too
 * @param bot       the id of the bot that posted it
 * @param text      what notifications show, and the message itself where there are no blocks
 * @param blocks    null if there are none
 * @param metadata  null if there is none
 * @param edits     the texts that it had before, oldest first
 */
public record SlackPost(
        String ts,
        String threadTs,
        boolean broadcast,
        String bot,
        String text,
        JsonNode blocks,
        JsonNode metadata,
        List<String> edits,
        boolean deleted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public SlackPost {
        edits = List.copyOf(edits);
    }

    /** One value of the metadata's payload; empty if there is none. */
    public String payload(String name) {
        return metadata == null ? "" : metadata.path("event_payload").path(name).asText();
    }

    /** Everything that people would read of it, one text a line. */
    public String shown() {
        if (blocks == null) {
            return text;
        }
        List<String> texts = new ArrayList<>();
        collect(blocks, texts);
        return String.join("\n", texts);
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.path("text").isTextual()) {
            texts.add(node.path("text").asText());
        }
        node.forEach(child -> collect(child, texts));
    }

    SlackPost edited(String newText, JsonNode newBlocks, JsonNode newMetadata) {
        List<String> texts = new ArrayList<>(edits);
        texts.add(text);
        JsonNode kept = newMetadata == null ? metadata : newMetadata;
        return new SlackPost(ts, threadTs, broadcast, bot, newText, newBlocks, kept, texts, deleted);
    }

    SlackPost withoutContent() {
        return new SlackPost(ts, threadTs, broadcast, bot, text, blocks, metadata, edits, true);
    }

    /** As Slack writes it; the payload only where it was asked for. */
    ObjectNode json(boolean wholeMetadata) {
        ObjectNode json = JSON.createObjectNode();
        json.put("type", "message").put("ts", ts).put("text", text);
        json.put("bot_id", bot).put("user", "U" + bot);
        if (threadTs != null) {
            json.put("thread_ts", threadTs);
        }
        if (broadcast) {
            json.put("subtype", "thread_broadcast");
        }
        if (blocks != null) {
            json.set("blocks", blocks);
        }
        if (metadata != null) {
            ObjectNode shownMetadata = metadata.deepCopy();
            json.set("metadata", wholeMetadata ? shownMetadata : shownMetadata.without("event_payload"));
        }
        return json;
    }
}
