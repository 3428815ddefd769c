package dev.syncwatch.store;

import dev.syncwatch.alert.RuleStatus;
import dev.syncwatch.window.GroupKey;

/** A row of {@code rule_status}, as on {@code learning-sync.rule-status}. */
public final class RuleStatusJson {

    private RuleStatusJson() {}

    public static String of(RuleStatus status) {
        return Json.object(json -> json.text("alert", status.alert())
                .text("rule", status.rule())
                .text("kind", status.kind())
                .text("environment", GroupKey.environment(status.group()))
                .object("group", group -> ChangeJson.group(group, status.group()))
                .time("at", status.at())
                .text("severity", status.severity())
                .text("mode", status.mode())
                .text("state", status.state().wireName())
                .number("value", status.value())
                .number("threshold", status.threshold())
                .object("numbers", numbers -> ChangeJson.numbers(numbers, status.numbers()))
                .text("title", status.title()));
    }
}
