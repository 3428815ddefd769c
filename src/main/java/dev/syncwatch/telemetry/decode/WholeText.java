package dev.syncwatch.telemetry.decode;

/**
 * Text that can be written as UTF-8. JSON's escapes can also spell half a surrogate pair, which is no character and has no
 * UTF-8; it becomes U+FFFD, the replacement character. Control characters stay: ids percent-encode them.
 */
final class WholeText {

    private static final int REPLACEMENT = 0xFFFD;

    private WholeText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
