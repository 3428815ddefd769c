package dev.syncwatch.store.table;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every table that is written, as the migrations make them. */
public final class Tables {

    /** Final once written. */
    public static final Table WINDOW_RATE = Table.of(
            "window_rate",
            2,
            "environment text",
            "window_end timestamptz",
            "attempts bigint",
            "successes bigint",
            "failures bigint",
            "failure_rate float8",
            "active_users bigint",
            "queue_delta numeric",
            "threshold float8");

    /** Whole counts of a minute, which only grow. */
    public static final Table SYNC_MINUTE = Table.of(
                    "sync_minute",
                    4,
                    "environment text",
                    "minute timestamptz",
                    "platform text",
                    "app_version text",
                    "started bigint",
                    "succeeded bigint",
                    "completed_other bigint",
                    "failed bigint",
                    "skipped bigint",
                    "queue_delta numeric",
                    "users bigint",
                    "stale bigint")
            .replacedIf(
                    "excluded.started + excluded.succeeded + excluded.completed_other + excluded.failed + excluded.skipped"
                            + " > was.started + was.succeeded + was.completed_other + was.failed + was.skipped");

    public static final Table FAILURE_MINUTE = Table.of(
                    "failure_minute",
                    4,
                    "environment text",
                    "minute timestamptz",
                    "stage text",
                    "status_code text",
                    "failures bigint",
                    "users bigint")
            .replacedIf("excluded.failures > was.failures");

    public static final Table ALERT_CHANGE = Table.of(
            "alert_change",
            2,
            "alert text",
            "at timestamptz",
            "rule text",
            "environment text",
            "episode text",
            "state text",
            "previous text",
            "starts_at timestamptz",
            "severity text",
            "mode text",
            "value float8",
            "threshold float8",
            "title text",
            "change jsonb");

    public static final Table ALERT = Table.of(
                    "alert",
                    1,
                    "alert text",
                    "at timestamptz",
                    "rule text",
                    "environment text",
                    "episode text",
                    "state text",
                    "previous text",
                    "starts_at timestamptz",
                    "severity text",
                    "mode text",
                    "value float8",
                    "threshold float8",
                    "title text",
                    "change jsonb")
            .replacedIf("excluded.at > was.at");

    /** One that begins with an episode of another is that other one, seen by a job whose topic has lost its beginning. */
    public static final Table INCIDENT = Table.of(
                    "incident",
                    1,
                    "id text",
                    "environment text",
                    "starts_at timestamptz",
                    "ends_at timestamptz",
                    "severity text",
                    "title text",
                    "section text",
                    "cause text",
                    "episodes text[]",
                    "open_episodes integer",
                    "users_hit bigint",
                    "changed_at timestamptz",
                    "changes bigint")
            .replacedIf("(excluded.changed_at, excluded.changes) > (was.changed_at, was.changes)")
            .onlyIf("NOT EXISTS (SELECT FROM incident other WHERE other.environment = given.environment"
                    + " AND other.id <> given.id AND (given.episodes::text[])[1] = ANY (other.episodes))");

    /** What is settled stays. */
    public static final Table NOTIFICATION = Table.of(
                    "notification",
                    2,
                    "channel text",
                    "id text",
                    "incident text",
                    "action text",
                    "status text",
                    "title text",
                    "at timestamptz",
                    "planned_at timestamptz",
                    "first_tried_at timestamptz",
                    "settled_at timestamptz",
                    "attempts integer",
                    "reason text")
            .replacedIf("(%s, excluded.attempts) > (%s, was.attempts) AND %s < 4"
                    .formatted(progress("excluded"), progress("was"), progress("was")));

    public static final Table RULE_STATUS = Table.of(
                    "rule_status",
                    1,
                    "alert text",
                    "at timestamptz",
                    "rule text",
                    "kind text",
                    "environment text",
                    "severity text",
                    "mode text",
                    "state text",
                    "value float8",
                    "threshold float8",
                    "numbers jsonb",
                    "title text")
            .replacedIf("excluded.at > was.at");

    /** Deleted ones stay as such, so that what comes again does not bring them back. */
    public static final Table SILENCE_RECORD = Table.of(
                    "silence_record",
                    1,
                    "id text",
                    "matchers jsonb",
                    "starts_at timestamptz",
                    "ends_at timestamptz",
                    "author text",
                    "reason text",
                    "recurs jsonb",
                    "deleted boolean",
                    "written_at timestamptz",
                    "position bigint")
            .replacedIf("(excluded.written_at, excluded.position) > (was.written_at, was.position)");

    public static final Table PROGRESS = Table.of(
                    "progress", 1, "only_row boolean", "evaluated_to timestamptz", "written_at timestamptz")
            .replacedIf("excluded.evaluated_to > was.evaluated_to");

    private static final Map<String, Table> BY_NAME = List.of(
                    WINDOW_RATE,
                    SYNC_MINUTE,
                    FAILURE_MINUTE,
                    ALERT_CHANGE,
                    ALERT,
                    INCIDENT,
                    NOTIFICATION,
                    RULE_STATUS,
                    SILENCE_RECORD,
                    PROGRESS)
            .stream()
            .collect(Collectors.toUnmodifiableMap(Table::name, Function.identity()));

    private Tables() {}

    /** The table that a row names. */
    public static Table of(Row row) {
        return BY_NAME.get(row.table());
    }

    /** All of them, by name. */
    public static Map<String, Table> all() {
        return BY_NAME;
    }

    /** How far its status has come, from 1; whatever is settled has come to 4. */
    private static String progress(String row) {
        return "coalesce(array_position(ARRAY['planned', 'trying', 'doubtful'], %s.status), 4)".formatted(row);
    }
}
