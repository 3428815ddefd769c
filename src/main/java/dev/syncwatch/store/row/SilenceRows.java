package dev.syncwatch.store.row;

import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Records of {@code learning-sync.silences}: the newest of an id is in force, and one without a value deletes it. */
public final class SilenceRows {
    private static final int WRITTEN_AT = 8;
    private static final int POSITION = 9;

    private SilenceRows() {}

    /**
     * Empty for what is no silence, such as the record that announces a planned stop.
     *
     * @param key       its id; null for what is no silence
     * @param value     null where it was deleted
     * @param writtenAt when Kafka took it
     * @param offset    in its topic
     */
    public static Optional<Row> of(byte[] key, byte[] value, Instant writtenAt, long offset)
            throws UnreadableRecordException {
        if (key == null) {
            return Optional.empty();
        }
        String id = new String(key, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        String[] values = value == null ? deleted(id, writtenAt) : written(id, Fields.of(value));
        values[WRITTEN_AT] = writtenAt.toString();
        values[POSITION] = String.valueOf(offset);
        return Optional.of(new Row(Tables.SILENCE_RECORD.name(), values, writtenAt.toEpochMilli(), offset));
    }

    private static String[] written(String id, Fields fields) throws UnreadableRecordException {
        return new String[] {
            id,
            fields.has("matchers") ? fields.object("matchers").whole() : "{}",
            fields.time("startsAt").toString(),
            fields.time("endsAt").toString(),
            fields.text("author"),
            fields.text("reason"),
            fields.has("recurs") ? fields.object("recurs").whole() : null,
            "false",
            null,
            null
        };
    }

    private static String[] deleted(String id, Instant at) {
        return new String[] {id, "{}", at.toString(), at.toString(), "", "", null, "true", null, null};
    }
}
