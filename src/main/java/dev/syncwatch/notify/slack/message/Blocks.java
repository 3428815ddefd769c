package dev.syncwatch.notify.slack.message;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The blocks of one message, from top to bottom. What is empty is left out, because Slack refuses empty texts. */
final class Blocks {
    /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
    static final int LONGEST_HEADER = 150;

    private static final int MOST_FIELDS = 10;
    private static final int LONGEST_FIELD_NAME = 30;
    private static final int LONGEST_FIELD_VALUE = 110;
    private static final int LONGEST_LINE = 400;
    private static final int ROOM_FOR_REST = 20;

    private final List<LayoutBlock> blocks = new ArrayList<>();

    List<LayoutBlock> all() {
        return blocks;
    }

    /** {@code mark} is ours and goes before the text from outside. */
    Blocks header(String mark, String text) {
        String whole = mark + " " + Harmless.text(text, LONGEST_HEADER - mark.length() - 1);
        blocks.add(HeaderBlock.builder()
                .text(PlainTextObject.builder().text(whole).emoji(false).build())
                .build());
        return this;
    }

    /** Text in Slack's markup, harmless already. */
    Blocks section(String markup) {
        if (!markup.isBlank()) {
            blocks.add(SectionBlock.builder().text(markup(markup)).build());
        }
        return this;
    }

    /** Lines from outside below a label of ours; together at most {@code longest} units (above 500), the rest is counted. */
    Blocks list(String label, List<String> lines, int longest) {
        return lines.isEmpty() ? this : section("*" + label + "*" + bullets(lines, longest - label.length() - 2));
    }

    /** The first ten names and values from outside, in two columns. */
    Blocks fields(Map<String, String> facts) {
        List<TextObject> fields = facts.entrySet().stream()
                .limit(MOST_FIELDS)
                .map(fact -> markup("*" + Harmless.text(fact.getKey(), LONGEST_FIELD_NAME) + "*\n"
                        + Harmless.text(fact.getValue(), LONGEST_FIELD_VALUE)))
                .toList();
        if (!fields.isEmpty()) {
            blocks.add(SectionBlock.builder().fields(fields).build());
        }
        return this;
    }

    /** Small text in Slack's markup, harmless already. */
    Blocks context(String markup) {
        blocks.add(ContextBlock.builder()
                .elements(List.of(
                        MarkdownTextObject.builder().text(markup).verbatim(true).build()))
                .build());
        return this;
    }

    private static String bullets(List<String> lines, int longest) {
        StringBuilder bullets = new StringBuilder();
        for (int told = 0; told < lines.size(); told++) {
            String bullet = "\n• " + Harmless.text(lines.get(told), LONGEST_LINE);
            if (bullets.length() + bullet.length() > longest - ROOM_FOR_REST) {
                return bullets + "\n… and " + (lines.size() - told) + " more";
            }
            bullets.append(bullet);
        }
        return bullets.toString();
    }

    private static TextObject markup(String text) {
        // Verbatim: what looks like a link or a name in plain words does not become one.
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }
}
