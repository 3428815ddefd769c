package dev.syncwatch.store.row;

import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;

/** Records of {@code learning-sync.minutes}: each holds whole counts of a minute, and the one that counts more is the newer. */
public final class MinuteRows {

    private MinuteRows() {}

    public static Row of(byte[] value) throws UnreadableRecordException {
        Fields fields = Fields.of(value);
        String table = fields.text("table");
        if (table.equals(Tables.SYNC_MINUTE.name())) {
            return events(fields);
        }
        if (table.equals(Tables.FAILURE_MINUTE.name())) {
            return failures(fields);
        }
        throw new UnreadableRecordException("its field 'table' names none that is known");
    }

    private static Row events(Fields fields) throws UnreadableRecordException {
        long started = fields.count("started");
        long succeeded = fields.count("succeeded");
        long completedOther = fields.count("completed_other");
        long failed = fields.count("failed");
        long skipped = fields.count("skipped");
        String[] values = {
            fields.text("environment"),
            fields.time("minute").toString(),
            fields.text("platform"),
            fields.text("app_version"),
            String.valueOf(started),
            String.valueOf(succeeded),
            String.valueOf(completedOther),
            String.valueOf(failed),
            String.valueOf(skipped),
            fields.number("queue_delta"),
            fields.number("users"),
            fields.number("stale")
        };
        return new Row(Tables.SYNC_MINUTE.name(), values, started + succeeded + completedOther + failed + skipped);
    }

    private static Row failures(Fields fields) throws UnreadableRecordException {
        long failures = fields.count("failures");
        String[] values = {
            fields.text("environment"),
            fields.time("minute").toString(),
            fields.text("stage"),
            fields.text("status_code"),
            String.valueOf(failures),
            fields.number("users")
        };
        return new Row(Tables.FAILURE_MINUTE.name(), values, failures);
    }
}
