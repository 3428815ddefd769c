package dev.syncwatch.notify.page;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts that came from outside, made fit for one line of a page; lengths are in code points. */
public final class Text {
    private static final int LONGEST_TELEMETRY_VALUE = 64;

    /** What turns the direction of writing or is not seen at all: it can make a text read as another. */
    private static final String INVISIBLE =
            "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff";

    private static final char FIRST_INVISIBLE = INVISIBLE.charAt(0);

    private Text() {}

    /**
     * The text in one line: control characters and line ends become spaces, none at the edges; what can't be seen is left out,
     * and half a surrogate pair, which no vendor takes, is a question mark.
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        // Not by regular expressions: a phone can send 100 kB for every text of a page.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                line.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                line.append('?');
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append(line.length() > 0 && line.charAt(line.length() - 1) == ' ' ? "" : " ");
            } else if (c < FIRST_INVISIBLE || INVISIBLE.indexOf(c) < 0) {
                line.append(c);
            }
        }
        return line.toString().strip();
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
        return cut(orElse(node, EvidenceRow.UNKNOWN), LONGEST_TELEMETRY_VALUE);
    }
}
