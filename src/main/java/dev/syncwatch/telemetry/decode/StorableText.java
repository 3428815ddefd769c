package dev.syncwatch.telemetry.decode;

/**
 * Text that files, topics and databases can hold. JSON's escapes can also spell half a surrogate pair, which is no character
 * and has no UTF-8, and U+0000, which PostgreSQL refuses; each becomes U+FFFD, the replacement character.
 */
final class StorableText {

    private static final int REPLACEMENT = 0xFFFD;

    private StorableText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        return text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
