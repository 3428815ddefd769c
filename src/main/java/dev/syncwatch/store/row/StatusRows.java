package dev.syncwatch.store.row;

import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.time.Instant;

/** Records of {@code learning-sync.rule-status}. */
public final class StatusRows {

    private StatusRows() {}

    public static Row of(byte[] value) throws UnreadableRecordException {
        Fields fields = Fields.of(value);
        Instant at = fields.time("at");
        String[] values = {
            fields.text("alert"),
            at.toString(),
            fields.text("rule"),
            fields.text("kind"),
            fields.text("environment"),
            fields.text("severity"),
            fields.text("mode"),
            fields.text("state"),
            fields.numberOrNull("value"),
            fields.numberOrNull("threshold"),
            fields.has("numbers") ? fields.object("numbers").whole() : "{}",
            fields.textOrNull("title")
        };
        return new Row(Tables.RULE_STATUS.name(), values, at.toEpochMilli());
    }
}
