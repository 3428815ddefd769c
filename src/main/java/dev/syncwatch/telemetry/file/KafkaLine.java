package dev.syncwatch.telemetry.file;

import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One Kafka record as one line of a file, so that a replay of an export knows arrival and partition:
 *
 * <pre>{"kafka":{"partition":0,"offset":1,"timestamp":1767614400000},"value":{"event":…}}</pre>
 *
 * <p>A value that is one JSON value is embedded byte for byte; only line breaks between its tokens become spaces. Any
 * other (no JSON, invalid UTF-8, white space around it, none at all) stands under {@code "valueBase64"} instead of
 * {@code "value"}, as RFC 4648 Base64 or, if the record has no value, {@code null}.
 *
 * @param partition from 0, or {@link dev.syncwatch.telemetry.Position#NO_PARTITION}
 * @param offset from 0, or {@link #NO_OFFSET}
 * @param timestamp arrival in epoch ms, or {@link dev.syncwatch.telemetry.Timestamps#ABSENT}
 * @param value the record's value, or null if it has none
 */
public record KafkaLine(int partition, long offset, long timestamp, Value value) {
    /** Stands for an offset that the line does not give. */
    public static final long NO_OFFSET = -1;

    private static final byte[] MARK = "\"kafka\"".getBytes(StandardCharsets.US_ASCII);

    /** The bytes of a value: {@code bytes} from {@code from} up to, but not including, {@code to}; not a copy. */
    public record Value(byte[] bytes, int from, int to) {}

    /** The line of {@code record}, without a line break at its end. */
    public static byte[] wrap(ConsumerRecord<?, byte[]> record) {
        byte[] value = record.value();
        var line = new ByteArrayOutputStream(128 + (value == null ? 0 : value.length));
        line.writeBytes(ascii("{\"kafka\":{\"partition\":" + record.partition() + ",\"offset\":" + record.offset()));
        if (record.timestamp() >= 0) {
            line.writeBytes(ascii(",\"timestamp\":" + record.timestamp()));
        }
        line.writeBytes(ascii("},"));
        writeValue(line, value);
        line.write('}');
        return line.toByteArray();
    }

    private static void writeValue(ByteArrayOutputStream line, byte[] value) {
        if (value == null) {
            line.writeBytes(ascii("\"valueBase64\":null"));
        } else if (JsonBytes.isOneValue(value)) {
            line.writeBytes(ascii("\"value\":"));
            line.writeBytes(JsonBytes.onOneLine(value));
        } else {
            line.writeBytes(ascii("\"valueBase64\":\""));
            line.writeBytes(Base64.getEncoder().encode(value));
            line.write('"');
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What {@code line} says, or null if it is not of this form: no strict JSON, no {@code kafka} object, or neither
     * {@code value} nor {@code valueBase64}. Keys may stand in any order, and others beside them are passed over. The
     * {@code timestamp} may be epoch ms or RFC 3339; what can't be read as either is absent.
     *
     * @param line UTF-8, with or without a line break at its end; must not be changed while the result is in use
     */
    public static KafkaLine unwrap(byte[] line) {
        if (!JsonBytes.contains(line, MARK) || !JsonBytes.mayBeJson(line)) {
            return null;
        }
        try (JsonParser parser = JsonBytes.parserOfLines(line)) {
            return new KafkaLineReader(parser, line).read();
        } catch (IOException broken) {
            return null;
        }
    }
}
