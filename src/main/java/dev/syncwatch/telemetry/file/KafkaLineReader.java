package dev.syncwatch.telemetry.file;

import com.ethlo.time.ITU;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Base64;

/** Reads one {@link KafkaLine} from a parser that stands before its first token. */
final class KafkaLineReader {
    private final JsonParser parser;
    private final byte[] line;
    private int partition = -1;
    private long offset = KafkaLine.ABSENT;
    private long timestamp = KafkaLine.ABSENT;
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
        return inForm && partition >= 0 && hasValue && parser.nextToken() == null
                ? new KafkaLine(partition, offset, timestamp, value)
                : null;
    }

    private boolean readMember(String name) throws IOException {
        JsonToken token = parser.nextToken();
        return switch (name) {
            case "kafka" -> partition < 0 && token == JsonToken.START_OBJECT && readPlace();
            case "value" -> !hasValue && readSpan();
            case "valueBase64" -> !hasValue && readBase64(token);
            default -> false;
        };
    }

    private boolean readPlace() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "partition" -> partition = partition(naturalNumber(token));
                case "offset" -> offset = naturalNumber(token);
                case "timestamp" ->
                    timestamp = token == JsonToken.VALUE_STRING ? epochMillis(parser.getText()) : naturalNumber(token);
                default -> {}
            }
            parser.skipChildren();
        }
        return partition >= 0;
    }

    private static int partition(long number) {
        return number > Integer.MAX_VALUE ? -1 : (int) number;
    }

    /** From 0, or {@link KafkaLine#ABSENT} for everything else. */
    private long naturalNumber(JsonToken token) throws IOException {
        boolean whole =
                token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return whole ? Math.max(KafkaLine.ABSENT, parser.getLongValue()) : KafkaLine.ABSENT;
    }

    private static long epochMillis(String rfc3339) {
        try {
            return Math.max(
                    KafkaLine.ABSENT, ITU.parseDateTime(rfc3339).toInstant().toEpochMilli());
        } catch (DateTimeException unreadable) {
            return KafkaLine.ABSENT;
        }
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
