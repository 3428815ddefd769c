package dev.syncwatch.standalone.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Slack refuses in a message. Lengths are counted in UTF-16 units, the strictest way to read "characters".
 * https://docs.slack.dev/reference/block-kit/blocks/
 */
final class SlackRules {
    static final int LONGEST_TEXT = 40_000;

    private static final int MOST_BLOCKS = 50;
    private static final int LONGEST_BLOCK_ID = 255;
    private static final int LONGEST_SECTION = 3000;
    private static final int LONGEST_HEADER = 150;
    private static final int MOST_FIELDS = 10;
    private static final int LONGEST_FIELD = 2000;
    private static final int MOST_CONTEXT_ELEMENTS = 10;

    /** Not published; users report refusals near it. */
    private static final int LONGEST_IN_ALL = 13_200;

    private final List<String> problems = new ArrayList<>();
    private int characters;

    private SlackRules() {}

    /** One refusal. {@code error} is Slack's word for it. */
    record Refusal(String error, List<String> problems) {}

    /** Null if Slack takes the blocks. */
    static Refusal blocks(JsonNode blocks) {
        SlackRules rules = new SlackRules();
        if (blocks == null) {
            return null;
        }
        rules.expect(blocks.isArray(), "blocks are no array");
        rules.expect(blocks.size() <= MOST_BLOCKS, "over 50 blocks");
        blocks.forEach(rules::block);
        if (!rules.problems.isEmpty()) {
            return new Refusal("invalid_blocks", rules.problems);
        }
        return rules.characters <= LONGEST_IN_ALL
                ? null
                : new Refusal("msg_blocks_too_long", List.of(rules.characters + " characters in all blocks"));
    }

    /** Null if Slack takes the metadata. */
    static Refusal metadata(JsonNode metadata) {
        boolean valid = metadata == null
                || metadata.path("event_type").isTextual()
                        && metadata.path("event_payload").isObject();
        return valid ? null : new Refusal("invalid_metadata_format", List.of("metadata lacks its type or payload"));
    }

    private void block(JsonNode block) {
        expect(block.path("block_id").asText().length() <= LONGEST_BLOCK_ID, "block_id is over 255 characters");
        switch (block.path("type").asText()) {
            case "header" -> {
                expect(block.at("/text/type").asText().equals("plain_text"), "a header is not plain text");
                text(block.path("text"), LONGEST_HEADER, "header");
            }
            case "section" -> section(block);
            case "context" -> {
                JsonNode elements = block.path("elements");
                expect(
                        !elements.isEmpty() && elements.size() <= MOST_CONTEXT_ELEMENTS,
                        "context needs 1 to 10 elements");
                elements.forEach(element -> text(element, LONGEST_SECTION, "context element"));
            }
            case "divider" -> {}
            default -> problems.add("unknown block type " + block.path("type"));
        }
    }

    private void section(JsonNode section) {
        JsonNode fields = section.path("fields");
        expect(section.has("text") || !fields.isEmpty(), "a section has neither text nor fields");
        if (section.has("text")) {
            text(section.path("text"), LONGEST_SECTION, "section");
        }
        expect(fields.size() <= MOST_FIELDS, "a section has over 10 fields");
        fields.forEach(field -> text(field, LONGEST_FIELD, "field"));
    }

    private void text(JsonNode object, int longest, String what) {
        expect(Set.of("plain_text", "mrkdwn").contains(object.path("type").asText()), what + " has no known text type");
        int length = object.path("text").asText().length();
        expect(length > 0, what + " is empty");
        expect(length <= longest, what + " is over " + longest + " characters");
        characters += length;
    }

    private void expect(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
