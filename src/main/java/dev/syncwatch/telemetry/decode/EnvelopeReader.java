package dev.syncwatch.telemetry.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.syncwatch.telemetry.DeadLetter;
import java.io.IOException;
import java.util.Arrays;

/** Reads one JSON object into an {@link Envelope} in a single pass; a repeated key's last value counts. */
final class EnvelopeReader {

    private EnvelopeReader() {}

    /** @param json on the object's {@code START_OBJECT}; left on its {@code END_OBJECT} */
    static void read(JsonParser json, Envelope into) throws IOException {
        into.clear();
        int start = tokenOffset(json);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Key key = Key.of(name);
            JsonToken token = json.nextToken();
            if (key == null) {
                json.skipChildren();
                continue;
            }
            switch (key) {
                case DATA, PROPERTIES -> readContainer(json, into, key);
                case CONTEXT -> readContext(json, into);
                case BATCH -> {
                    into.batchOffset = token == JsonToken.START_ARRAY ? tokenOffset(json) : Envelope.NO_BATCH;
                    json.skipChildren();
                }
                default -> into.scope(null)[key.ordinal()] = topLevelText(json, key, token);
            }
        }
        into.span = new DeadLetter.Span(start, offset(json));
    }

    /**
     * Reads any value of a batch; one that is no object has no fields.
     *
     * @param json on the value's first token; left on its last
     */
    static void readMember(JsonParser json, Envelope into) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            read(json, into);
            return;
        }
        into.clear();
        int start = tokenOffset(json);
        json.skipChildren();
        json.finishToken();
        into.span = new DeadLetter.Span(start, offset(json));
    }

    private static int tokenOffset(JsonParser json) {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    private static int offset(JsonParser json) {
        return (int) json.currentLocation().getByteOffset();
    }

    private static void readContainer(JsonParser json, Envelope into, Key container) throws IOException {
        String[] scope = into.scope(container);
        Arrays.fill(scope, null);
        if (startsObject(json, into, container)) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                Key key = Key.of(name);
                if (key == null) {
                    json.skipChildren();
                } else {
                    scope[key.ordinal()] = scalarText(json);
                }
            }
        }
    }

    /** Of a context only four fields are read, two of them a level down. */
    private static void readContext(JsonParser json, Envelope into) throws IOException {
        String[] scope = into.scope(Key.CONTEXT);
        Arrays.fill(scope, null);
        if (startsObject(json, into, Key.CONTEXT)) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "os" -> scope[Key.PLATFORM.ordinal()] = textWithin(json, "name");
                    case "app" -> scope[Key.APP_VERSION.ordinal()] = textWithin(json, "version");
                    case "environment" -> scope[Key.ENVIRONMENT.ordinal()] = scalarText(json);
                    case "sessionId" -> scope[Key.SESSION_ID.ordinal()] = scalarText(json);
                    default -> json.skipChildren();
                }
            }
        }
    }

    private static String textWithin(JsonParser json, String wanted) throws IOException {
        String text = null;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals(wanted)) {
                text = scalarText(json);
            } else {
                json.skipChildren();
            }
        }
        return text;
    }

    /** Notes that the container is there at all, and steps over it where it is no object. */
    private static boolean startsObject(JsonParser json, Envelope into, Key container) throws IOException {
        boolean object = json.currentToken() == JsonToken.START_OBJECT;
        into.scope(null)[container.ordinal()] = object ? "" : presence(json);
        return object;
    }

    private static String topLevelText(JsonParser json, Key key, JsonToken token) throws IOException {
        return switch (key) {
            case EVENT, TYPE -> token == JsonToken.VALUE_STRING ? scalarText(json) : presence(json);
            case SPECVERSION -> token.isStructStart() ? presence(json) : scalarText(json);
            default -> scalarText(json);
        };
    }

    /** Null for {@code null} and {@code ""}, which count as absent; else a sign that something is there. */
    private static String presence(JsonParser json) throws IOException {
        boolean absent = json.currentToken().isScalarValue() && scalarText(json) == null;
        json.skipChildren();
        return absent ? null : Envelope.NO_STRING;
    }

    /** A scalar's JSON text, made storable; null for {@code null}, {@code ""}, objects and arrays. */
    private static String scalarText(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token.isStructStart()) {
            json.skipChildren();
            return null;
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        String text = json.getText();
        return text.isEmpty() ? null : WholeText.of(text);
    }
}
