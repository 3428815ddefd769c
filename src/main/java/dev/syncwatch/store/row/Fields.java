package dev.syncwatch.store.row;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** The fields of a JSON object as text that PostgreSQL reads. */
record Fields(JsonNode json) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** An escape that PostgreSQL does not know: text there has no character 0. The back slash itself must not be escaped. */
    private static final Pattern ESCAPED_ZERO = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private static final char REPLACEMENT = '\uFFFD';

    static Fields of(byte[] value) throws UnreadableRecordException {
        try {
            JsonNode json = value == null ? null : JSON.readTree(value);
            if (json == null || !json.isObject()) {
                throw new UnreadableRecordException("it is no JSON object");
            }
            return new Fields(json);
        } catch (IOException broken) {
            throw new UnreadableRecordException("it is not JSON");
        }
    }

    /** The object in a field; one without fields if there is none. */
    Fields object(String name) {
        return new Fields(json.path(name));
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    /** A text that has to be there; it may be empty. */
    String text(String name) throws UnreadableRecordException {
        String text = textOrNull(name);
        if (text == null) {
            throw new UnreadableRecordException("its field '" + name + "' is missing");
        }
        return text;
    }

    /** A text; null if it is missing or no text. */
    String textOrNull(String name) {
        JsonNode node = json.path(name);
        return node.isTextual() ? node.textValue().replace('\0', REPLACEMENT) : null;
    }

    Instant time(String name) throws UnreadableRecordException {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException unreadable) {
            throw new UnreadableRecordException("its field '" + name + "' is no RFC 3339 time");
        }
    }

    /** A time as text; null if the field is missing or null. */
    String timeOrNull(String name) throws UnreadableRecordException {
        return has(name) ? time(name).toString() : null;
    }

    /** A whole number that has to be there. */
    long count(String name) throws UnreadableRecordException {
        JsonNode node = json.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new UnreadableRecordException("its field '" + name + "' is no whole number");
        }
        return node.longValue();
    }

    /** A number that has to be there, exactly. */
    String number(String name) throws UnreadableRecordException {
        String number = numberOrNull(name);
        if (number == null) {
            throw new UnreadableRecordException("its field '" + name + "' is no number");
        }
        return number;
    }

    /** A number, exactly; null if it is missing or no number. */
    String numberOrNull(String name) {
        JsonNode node = json.path(name);
        return node.isNumber() ? node.decimalValue().toPlainString() : null;
    }

    /** Everything, as JSON that PostgreSQL can keep. */
    String whole() {
        return ESCAPED_ZERO.matcher(json.toString()).replaceAll("$1" + REPLACEMENT);
    }
}
