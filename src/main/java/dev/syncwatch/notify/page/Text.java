package dev.syncwatch.notify.page;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts that came from outside, made fit for one line of a page; lengths are in code points. */
public final class Text {
    private static final int LONGEST_TELEMETRY_VALUE = 64;

    private Text() {}

    /** The text in one line: control characters and line ends become spaces; none at the edges. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** At most {@code longest} code points; what is cut ends in an ellipsis. */
    public static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    static String line(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? line(node.asText()) : "";
    }

    static String orElse(JsonNode node, String absent) {
        String text = line(node);
        return text.isEmpty() ? absent : text;
    }

    static String known(JsonNode node) {
        return cut(orElse(node, "unknown"), LONGEST_TELEMETRY_VALUE);
    }
}
