package dev.syncwatch.store.row;

import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Records of the channels' outboxes: how far a notification has come, under its id; beside them the channel's plan and owner. */
public final class NotificationRows {
    /** The stations of a delivery in their order; after the last of them it is settled. */
    private static final List<String> ON_THE_WAY = List.of("planned", "trying", "doubtful");

    private NotificationRows() {}

    /** Empty for what is no notification, and for one that its channel has forgotten: what became of it stays true. */
    public static Optional<Row> of(String channel, byte[] value) throws UnreadableRecordException {
        if (value == null || value.length == 0 || value[0] != '{') {
            return Optional.empty();
        }
        Fields fields = Fields.of(value);
        return fields.has("notification") ? Optional.of(row(channel, fields)) : Optional.empty();
    }

    private static Row row(String channel, Fields fields) throws UnreadableRecordException {
        Fields notification = fields.object("notification");
        Fields page = notification.object("page");
        String status = fields.text("status").toLowerCase(Locale.ROOT);
        String[] values = {
            channel,
            notification.text("id"),
            notification.text("incident"),
            notification.text("action").toLowerCase(Locale.ROOT),
            status,
            page.text("title"),
            page.timeOrNull("at"),
            fields.time("plannedAt").toString(),
            fields.timeOrNull("firstTriedAt"),
            fields.timeOrNull("settledAt"),
            fields.number("attempts"),
            fields.textOrNull("reason")
        };
        int station = ON_THE_WAY.indexOf(status);
        boolean settled = station < 0;
        return new Row(
                Tables.NOTIFICATION.name(),
                values,
                settled ? ON_THE_WAY.size() : station,
                // Of two that are settled the first stays.
                settled ? 0 : fields.count("attempts"));
    }
}
