package dev.syncwatch.rule.yaml;

import dev.syncwatch.rule.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** A file's bytes as text, with the places of what does not belong into YAML. */
final class SourceText {
    private static final int LARGEST_BYTES = 1_048_576;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /** Null if the bytes are no UTF-8 text or more than 1 MiB; the reason is among the problems then. */
    static String decode(byte[] bytes, Problems problems) {
        if (bytes.length > LARGEST_BYTES) {
            problems.add(new Position(1, 1), "the file is over 1 MiB");
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean malformed = decoder.decode(ByteBuffer.wrap(bytes), text, true).isError();
        String decoded = text.flip().toString();
        if (malformed) {
            problems.add(endOf(decoded), "this is not UTF-8");
            return null;
        }
        return decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
    }

    /** The place just behind a text. */
    static Position endOf(String text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            boolean newLine = text.charAt(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Position(line, column);
    }
}
