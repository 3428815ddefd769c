package dev.syncwatch.telemetry.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Judges bytes as strict JSON in UTF-8, without making objects of them. */
final class JsonBytes {
    private static final int VALUE_DEPTH = StreamReadConstraints.DEFAULT_MAX_DEPTH;
    private static final JsonFactory VALUES = factory(VALUE_DEPTH);
    /** A value that is just deep enough alone must still be so inside its line. */
    private static final JsonFactory LINES = factory(VALUE_DEPTH + 1);

    private JsonBytes() {}

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        // What a record may hold is bounded by its size alone.
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                // Names come from outside: they must neither fill the JVM's table of strings nor end the reading.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }

    /** A parser of a line around one value; {@code line} must have passed {@link #mayBeJson}. */
    static JsonParser parserOfLines(byte[] line) throws IOException {
        return LINES.createParser(line);
    }

    /** Whether {@code bytes} are exactly one JSON value, without white space around it. */
    static boolean isOneValue(byte[] bytes) {
        if (bytes.length == 0 || isBlank(bytes[0]) || isBlank(bytes[bytes.length - 1]) || !mayBeJson(bytes)) {
            return false;
        }
        try (JsonParser parser = VALUES.createParser(bytes)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException broken) {
            return false;
        }
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\n' || one == '\r';
    }

    /**
     * Whether {@code bytes} are UTF-8 as the standard has it, which the parser does not check in full, and neither begin
     * with a byte order mark nor hold a NUL, from which it would guess another encoding.
     */
    static boolean mayBeJson(byte[] bytes) {
        boolean ascii = true;
        for (byte one : bytes) {
            if (one == 0) {
                return false;
            }
            ascii &= one > 0;
        }
        return ascii || isUtf8(bytes);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .charAt(0)
                    != '\uFEFF';
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }

    /** {@code json} with a space for each line break: in valid JSON those stand between tokens only. */
    static byte[] onOneLine(byte[] json) {
        byte[] line = json.clone();
        for (int at = 0; at < line.length; at++) {
            if (line[at] == '\n' || line[at] == '\r') {
                line[at] = ' ';
            }
        }
        return line;
    }

    /** Whether {@code part}, of at least one byte, occurs in {@code bytes}. */
    static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (bytes[at] == part[0] && startsWith(bytes, at, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] part) {
        for (int i = 1; i < part.length; i++) {
            if (bytes[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
