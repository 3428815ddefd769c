package dev.syncwatch.telemetry.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Timestamps;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads one JSON object into an {@link Envelope} in a single pass; a repeated key's last value counts. Remembers texts between events,
 * so one instance serves one thread.
 */
final class EnvelopeReader {

    private final KeyNames keys = new KeyNames();
    private final SharedTexts texts = new SharedTexts();
    /** Whether the record may hold texts that are no {@link WholeText}: only escapes can spell them. */
    private boolean escapes;

    /** Call it before a record is read. */
    void begin(RawRecord record) {
        escapes = Utf8.hasBackslash(record.bytes(), record.from(), record.to());
    }

    /** @param json on the object's {@code START_OBJECT}; left on its {@code END_OBJECT} */
    void read(JsonParser json, Envelope into) throws IOException {
        into.clear();
        int start = tokenOffset(json);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Key key = keys.of(name);
            JsonToken token = json.nextToken();
            if (key == null) {
                json.skipChildren();
                continue;
            }
            switch (key) {
                case TIME, TIMESTAMP, ORIGINAL_TIMESTAMP, SENT_AT, RECEIVED_AT ->
                    into.times(null)[key.ordinal()] = time(json);
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
    void readMember(JsonParser json, Envelope into) throws IOException {
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

    private void readContainer(JsonParser json, Envelope into, Key container) throws IOException {
        String[] scope = into.scope(container);
        long[] times = into.times(container);
        Arrays.fill(scope, null);
        if (times != null) {
            Arrays.fill(times, Timestamps.ABSENT);
        }
        if (startsObject(json, into, container)) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                Key key = keys.of(name);
                if (key == null || key.isTime() && times == null) {
                    json.skipChildren();
                } else if (key.isTime()) {
                    times[key.ordinal()] = time(json);
                } else {
                    scope[key.ordinal()] = scalarText(json, key);
                }
            }
        }
    }

    /** Of a context only four fields are read, two of them a level down. */
    private void readContext(JsonParser json, Envelope into) throws IOException {
        String[] scope = into.scope(Key.CONTEXT);
        Arrays.fill(scope, null);
        if (startsObject(json, into, Key.CONTEXT)) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "os" -> scope[Key.PLATFORM.ordinal()] = textWithin(json, "name", Key.PLATFORM);
                    case "app" -> scope[Key.APP_VERSION.ordinal()] = textWithin(json, "version", Key.APP_VERSION);
                    case "environment" -> scope[Key.ENVIRONMENT.ordinal()] = scalarText(json, Key.ENVIRONMENT);
                    case "sessionId" -> scope[Key.SESSION_ID.ordinal()] = scalarText(json, Key.SESSION_ID);
                    default -> json.skipChildren();
                }
            }
        }
    }

    private String textWithin(JsonParser json, String wanted, Key key) throws IOException {
        String text = null;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals(wanted)) {
                text = scalarText(json, key);
            } else {
                json.skipChildren();
            }
        }
        return text;
    }

    /** Notes that the container is there at all, and steps over it where it is no object. */
    private boolean startsObject(JsonParser json, Envelope into, Key container) throws IOException {
        boolean object = json.currentToken() == JsonToken.START_OBJECT;
        into.scope(null)[container.ordinal()] = object ? "" : presence(json, container);
        return object;
    }

    private String topLevelText(JsonParser json, Key key, JsonToken token) throws IOException {
        return switch (key) {
            case EVENT, TYPE -> token == JsonToken.VALUE_STRING ? scalarText(json, key) : presence(json, key);
            case SPECVERSION -> token.isStructStart() ? presence(json, key) : scalarText(json, key);
            default -> scalarText(json, key);
        };
    }

    /** Null for {@code null} and {@code ""}, which count as absent; else a sign that something is there. */
    private String presence(JsonParser json, Key key) throws IOException {
        boolean absent = json.currentToken().isScalarValue() && scalarText(json, key) == null;
        json.skipChildren();
        return absent ? null : Envelope.NO_STRING;
    }

    /** A scalar's JSON text, made storable; null for {@code null}, {@code ""}, objects and arrays. */
    private String scalarText(JsonParser json, Key key) throws IOException {
        JsonToken token = json.currentToken();
        if (token.isStructStart()) {
            json.skipChildren();
            return null;
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (key.isRare() || json.getTextLength() > SharedTexts.LONGEST) {
            String text = json.getText();
            return text.isEmpty() ? null : escapes ? WholeText.of(text) : text;
        }
        int length = json.getTextLength();
        return length == 0 ? null : texts.of(json.getTextCharacters(), json.getTextOffset(), length);
    }

    /** Epoch milliseconds, or {@link Timestamps#ABSENT}. */
    private static long time(JsonParser json) throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return Timestamps.ABSENT;
        }
        return Timestamps.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }
}
