package dev.syncwatch.telemetry.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.Timestamps;
import java.io.IOException;
import java.util.Base64;

/** Reads one {@link KafkaLine} from a parser that stands before its first token. */
final class KafkaLineReader {
    private final JsonParser parser;
    private final byte[] line;
    private int partition = Position.NO_PARTITION;
    private long offset = KafkaLine.NO_OFFSET;
    private long timestamp = Timestamps.ABSENT;
    private boolean hasPlace;
    private boolean hasValue;
    private KafkaLine.Value value;

    KafkaLineReader(JsonParser parser, byte[] line) {
        this.parser = parser;
        this.line = line;
    }

    /** The line, or null if it is valid JSON of another form. */
    KafkaLine read() throws IOException {
        boolean inForm = parser.nextToken() == JsonToken.START_OBJECT;
        while (inForm && parser.nextToken() == JsonToken.FIELD_NAME) {
            inForm = readMember(parser.currentName());
        }
        return inForm && hasPlace && hasValue && parser.nextToken() == null
                ? new KafkaLine(partition, offset, timestamp, value)
                : null;
    }

    private boolean readMember(String name) throws IOException {
        JsonToken token = parser.nextToken();
        return switch (name) {
            case "kafka" -> readPlace(token);
            case "value" -> readSpan();
            case "valueBase64" -> readBase64(token);
            default -> skip();
        };
    }

    /** A repeated key's last value counts, as in events. */
    private boolean readPlace(JsonToken start) throws IOException {
        partition = Position.NO_PARTITION;
        offset = KafkaLine.NO_OFFSET;
        timestamp = Timestamps.ABSENT;
        hasPlace = start == JsonToken.START_OBJECT;
        if (!hasPlace) {
            return skip();
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "partition" -> partition = (int) naturalNumber(token, Integer.MAX_VALUE, Position.NO_PARTITION);
                case "offset" -> offset = naturalNumber(token, Long.MAX_VALUE, KafkaLine.NO_OFFSET);
                case "timestamp" ->
                    timestamp = token.isScalarValue() ? Timestamps.parse(parser.getText()) : Timestamps.ABSENT;
                default -> {}
            }
            parser.skipChildren();
        }
        return true;
    }

    /** From 0, or the fallback for everything else. */
    private long naturalNumber(JsonToken token, long most, long fallback) throws IOException {
        boolean whole =
                token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        long number = whole ? parser.getLongValue() : -1;
        return number < 0 || number > most ? fallback : number;
    }

    private boolean skip() throws IOException {
        parser.skipChildren();
        return true;
    }

    private boolean readSpan() throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        value = new KafkaLine.Value(line, from, to);
        hasValue = true;
        return true;
    }

    private boolean readBase64(JsonToken token) throws IOException {
        hasValue = token == JsonToken.VALUE_NULL;
        if (token == JsonToken.VALUE_STRING) {
            try {
                byte[] bytes = Base64.getDecoder().decode(parser.getText());
                value = new KafkaLine.Value(bytes, 0, bytes.length);
                hasValue = true;
            } catch (IllegalArgumentException noBase64) {
                return false;
            }
        }
        return hasValue;
    }
}
