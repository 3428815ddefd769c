package dev.syncwatch.store.row;

import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.time.Instant;

/** Records of {@code learning-sync.progress}. */
public final class ProgressRows {

    private ProgressRows() {}

    /** {@code writtenAt}: when Kafka took it. */
    public static Row of(byte[] value, Instant writtenAt) throws UnreadableRecordException {
        Instant evaluatedTo = Fields.of(value).time("evaluatedTo");
        String[] values = {"true", evaluatedTo.toString(), writtenAt.toString()};
        return new Row(Tables.PROGRESS.name(), values, evaluatedTo.toEpochMilli());
    }
}
