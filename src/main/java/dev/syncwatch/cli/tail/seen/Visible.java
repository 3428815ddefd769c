package dev.syncwatch.cli.tail.seen;

/** Texts that came from outside, so that a terminal shows them and does nothing else. */
final class Visible {
    private static final int LONGEST = 200;

    private Visible() {}

    /**
     * Control characters, line ends, what turns the direction of writing or is not seen at all, and halves of surrogate pairs as
     * {@code \}{@code u001b}; everything else as it is. What is JSON stays the same JSON.
     */
    static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHarmless(c)) {
                visible.appendCodePoint(c);
            } else {
                for (char half : Character.toChars(c)) {
                    visible.append(String.format("\\u%04x", (int) half));
                }
            }
        });
        return visible.toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** At most 200 characters of it; what is cut ends in an ellipsis. */
    static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return of(text);
        }
        return of(text.substring(0, text.offsetByCodePoints(0, LONGEST - 1))) + "…";
    }
}
