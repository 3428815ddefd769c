package dev.syncwatch.store.row;

import dev.syncwatch.alert.AlertState;
import dev.syncwatch.incident.EpisodeChange;
import dev.syncwatch.store.table.Row;
import dev.syncwatch.store.table.Tables;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A record of {@code learning-sync.alerts}.
 *
 * @param rows    of the alert, and of its change
 * @param episode what it says for incidents
 */
public record ChangeRows(List<Row> rows, EpisodeChange episode) {
    private static final String LIVE = "live";

    public static ChangeRows of(byte[] value) throws UnreadableRecordException {
        Fields fields = Fields.of(value);
        Instant at = fields.time("at");
        String[] values = {
            fields.text("alert"),
            at.toString(),
            fields.text("rule"),
            environment(fields),
            fields.textOrNull("episode"),
            fields.text("state"),
            fields.text("previous"),
            fields.timeOrNull("startsAt"),
            fields.text("severity"),
            fields.text("mode"),
            fields.numberOrNull("value"),
            fields.numberOrNull("threshold"),
            fields.text("title"),
            fields.whole()
        };
        return new ChangeRows(
                List.of(
                        new Row(Tables.ALERT_CHANGE.name(), values, 0),
                        new Row(Tables.ALERT.name(), values, at.toEpochMilli())),
                episode(fields, at));
    }

    /** As notifications see it: a group without an environment has the empty one. */
    static String environment(Fields fields) {
        String environment = fields.object("group").textOrNull("environment");
        return environment == null ? "" : environment;
    }

    private static EpisodeChange episode(Fields fields, Instant at) throws UnreadableRecordException {
        Fields diagnosis = fields.object("diagnosis");
        Fields numbers = fields.object("numbers");
        return new EpisodeChange(
                fields.text("alert"),
                fields.textOrNull("episode"),
                environment(fields),
                state(fields.text("state")),
                at,
                fields.has("startsAt") ? fields.time("startsAt") : null,
                fields.text("severity"),
                fields.text("mode").equals(LIVE),
                fields.text("title"),
                diagnosis.textOrNull("section"),
                diagnosis.textOrNull("cause"),
                numbers.has("users") ? numbers.count("users") : 0);
    }

    private static AlertState state(String name) throws UnreadableRecordException {
        return Arrays.stream(AlertState.values())
                .filter(state -> state.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnreadableRecordException("its field 'state' is none that is known"));
    }
}
