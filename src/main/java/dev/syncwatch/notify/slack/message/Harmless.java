package dev.syncwatch.notify.slack.message;

/**
 * Text from outside, made to show as it is: it mentions nobody, links nowhere, formats nothing and holds no character that can't be
 * seen. Lengths are in UTF-16 units of what is sent, which is never less than what Slack counts.
 */
final class Harmless {
    /** Shows nothing, and keeps what stands around it from being read as one. */
    private static final char JOINER = '\u2060';

    private static final char REPLACEMENT = '\uFFFD';
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LONGEST_EMOJI_NAME = 100;

    private final String raw;
    private final StringBuilder out = new StringBuilder();

    private Harmless(String raw) {
        this.raw = raw;
    }

    /** One line of at most {@code longest} (above 0) units; what is cut ends in an ellipsis, and never inside an escape. */
    static String text(String raw, int longest) {
        return raw == null ? "" : new Harmless(raw).upTo(longest);
    }

    private String upTo(int longest) {
        int fits = 0;
        for (int at = 0; at < raw.length() && out.length() <= longest; ) {
            int character = raw.codePointAt(at);
            int next = at + Character.charCount(character);
            append(character, at, next);
            at = next;
            if (out.length() < longest) {
                fits = out.length();
            }
        }
        if (out.length() > longest) {
            out.setLength(fits);
            out.append('…');
        }
        return out.toString().strip();
    }

    private void append(int character, int at, int next) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            // At a line's beginning Slack takes even the escape for a quotation.
            case '>' -> out.append(out.isEmpty() ? "›" : "&gt;");
            case '*' -> out.append('∗');
            case '~' -> out.append('∼');
            case '`' -> out.append('ˋ');
            case '_' -> out.append(isInsideWord(at) ? '_' : 'ˍ');
            case '@' -> at(next);
            case ':' -> colon(next);
            default -> other(character);
        }
    }

    /** Names begin with a letter; without one this is no mention, as in an episode's id. */
    private void at(int next) {
        out.append('@');
        if (next < raw.length() && Character.isLetter(raw.codePointAt(next))) {
            out.append(JOINER);
        }
    }

    /** An address's colon, or one that begins an emoji's name, is parted from what follows. */
    private void colon(int next) {
        out.append(':');
        if (raw.startsWith("//", next) || beginsEmojiName(next)) {
            out.append(JOINER);
        }
    }

    private boolean beginsEmojiName(int from) {
        boolean letters = false;
        for (int at = from; at < raw.length() && at - from < LONGEST_EMOJI_NAME; at++) {
            char character = raw.charAt(at);
            if (character == ':') {
                return letters;
            }
            if (!Character.isLetterOrDigit(character) && "_+-'".indexOf(character) < 0) {
                return false;
            }
            letters |= !Character.isDigit(character);
        }
        return false;
    }

    private void other(int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> space();
            case Character.FORMAT -> {
                // Turned-round and invisible text can fake what is not there; emoji need their joiner.
                if (character == ZERO_WIDTH_JOINER) {
                    out.appendCodePoint(character);
                }
            }
            case Character.SURROGATE -> out.append(REPLACEMENT);
            default -> out.appendCodePoint(character);
        }
    }

    private void space() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private boolean isInsideWord(int at) {
        return at > 0
                && at + 1 < raw.length()
                && Character.isLetterOrDigit(raw.charAt(at - 1))
                && Character.isLetterOrDigit(raw.charAt(at + 1));
    }
}
