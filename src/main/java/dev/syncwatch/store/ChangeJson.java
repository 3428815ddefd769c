package dev.syncwatch.store;

import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.Diagnosis;
import dev.syncwatch.detect.Quantity;
import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.GroupKey;
import dev.syncwatch.window.backend.BackendSummary;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A change as it stands on {@code learning-sync.alerts} and in {@code alerts.ndjson} (design section 8). */
public final class ChangeJson {

    /** Rows of evidence that a change carries: more than a page shows. */
    private static final int MOST_ROWS = 20;

    private ChangeJson() {}

    public static String of(AlertChange change) {
        return Json.object(json -> {
            json.text("alert", change.alert())
                    .text("episode", change.episode())
                    .text("rule", change.rule())
                    .object("group", group -> group(group, change.group()))
                    .text("state", change.state().wireName())
                    .text("previous", change.previous().wireName())
                    .time("at", change.at())
                    .time("startsAt", change.startsAt())
                    .text("severity", change.severity())
                    .number("value", change.value())
                    .number("threshold", change.threshold())
                    .object("numbers", numbers -> numbers(numbers, change.numbers()))
                    .object("evidence", evidence -> evidence(evidence, change))
                    .objectOrNull("diagnosis", change.diagnosis(), ChangeJson::diagnosis)
                    .text("ruleSet", change.ruleSet())
                    .text("mode", change.mode())
                    .text("title", change.title())
                    .texts("notify", change.notifies())
                    .texts("inhibits", change.inhibits())
                    .text("runbook", change.runbook());
        });
    }

    static void group(Json json, String key) throws IOException {
        for (Map.Entry<String, String> value : GroupKey.values(key).entrySet()) {
            json.text(value.getKey(), value.getValue());
        }
    }

    static void numbers(Json json, List<Quantity> numbers) throws IOException {
        for (Quantity quantity : numbers) {
            json.number(quantity.name(), quantity.value());
        }
    }

    private static void evidence(Json json, AlertChange change) throws IOException {
        List<EvidenceRow> rows = change.evidence();
        long attempts = rows.stream().mapToLong(EvidenceRow::attempts).sum();
        long failures = rows.stream().mapToLong(EvidenceRow::failures).sum();
        List<EvidenceRow> named = rows.stream()
                .filter(row -> row.values() != null)
                .limit(MOST_ROWS)
                .toList();
        json.number("attempts", attempts)
                .number("failures", failures)
                .objects("rows", named, ChangeJson::evidenceRow)
                .texts("samples", change.samples());
        if (change.backend() != null) {
            json.object("backend", backend -> backend(backend, change.backend()));
        }
    }

    private static void backend(Json json, BackendSummary backend) throws IOException {
        json.number("responses", backend.responses())
                .number("failures", backend.failures())
                .number("serverErrors", backend.serverErrors())
                .objects(
                        "statuses",
                        backend.statuses(),
                        (status, count) ->
                                status.text("statusCode", count.what()).number("times", count.times()))
                .objects(
                        "paths",
                        backend.paths(),
                        (path, count) -> path.text("path", count.what()).number("times", count.times()))
                .time("first", backend.first())
                .time("last", backend.last());
    }

    private static void diagnosis(Json json, Diagnosis diagnosis) throws IOException {
        json.text("section", diagnosis.section())
                .text("cause", diagnosis.cause())
                .number("explains", diagnosis.explains())
                .texts("actions", diagnosis.actions());
    }

    private static void evidenceRow(Json json, EvidenceRow row) throws IOException {
        String[] names = {"stage", "statusCode", "appVersion", "platform"};
        String[] values = row.values();
        for (int i = 0; i < names.length; i++) {
            json.text(names[i], values[i].isEmpty() ? null : values[i]);
        }
        json.number("attempts", row.attempts()).number("failures", row.failures());
    }
}
