package dev.syncwatch.store.row;

import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;

/** Records of {@code learning-sync.windows}. */
public final class RateRows {

    private RateRows() {}

    public static Row of(byte[] value) throws UnreadableRecordException {
        Fields fields = Fields.of(value);
        String[] values = {
            fields.text("environment"),
            fields.time("window_end").toString(),
            fields.number("attempts"),
            fields.number("successes"),
            fields.number("failures"),
            fields.numberOrNull("failure_rate"),
            fields.number("active_users"),
            fields.number("queue_delta"),
            fields.numberOrNull("threshold")
        };
        return new Row(Tables.WINDOW_RATE.name(), values, 0);
    }
}
