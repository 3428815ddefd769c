package dev.syncwatch.cli.chaos.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** One alert that wanders through its states as chance will have it. */
final class ScriptedAlert {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rule rule;
    private final String environment;
    private String state = "inactive";
    private Instant startsAt;

    /** What changes say of a rule. */
    private record Rule(String id, String severity, List<String> notifies, List<String> inhibits, String inhibitedBy) {}

    /** A change as it stands on the topic; {@code inhibitedBy} goes into its header, null for none. */
    record Change(String alert, String json, String inhibitedBy) {}

    private ScriptedAlert(Rule rule, String environment) {
        this.rule = rule;
        this.environment = environment;
    }

    /** Causes, symptoms and a nuisance for Slack alone, in two environments. */
    static List<ScriptedAlert> all() {
        List<String> both = List.of("pagerduty", "slack-oncall");
        List<String> symptoms = List.of("failure-rate", "success-absence");
        List<Rule> rules = List.of(
                new Rule("payload-outage", "critical", both, symptoms, null),
                new Rule("failure-rate", "critical", both, List.of(), "payload-outage"),
                new Rule("success-absence", "critical", both, List.of(), "payload-outage"),
                new Rule("queue-growth", "warning", List.of("slack-oncall"), List.of(), null));
        return Stream.of("production", "staging")
                .flatMap(environment -> rules.stream().map(rule -> new ScriptedAlert(rule, environment)))
                .toList();
    }

    /** The change at {@code at}, if chance wants one. */
    Optional<Change> step(Instant at, Random random, boolean mayBegin) {
        String next = next(random.nextInt(1000), mayBegin);
        if (next.equals(state)) {
            return Optional.empty();
        }
        if (state.equals("inactive")) {
            startsAt = at;
        }
        Change change = change(next, at);
        state = next.equals("resolved") ? "inactive" : next;
        return Optional.of(change);
    }

    private String next(int chance, boolean mayBegin) {
        return switch (state) {
            case "firing" -> chance < 30 ? "recovering" : state;
            case "recovering" -> chance < 60 ? "firing" : chance < 200 ? "resolved" : state;
            default -> mayBegin && chance < 9 ? "firing" : state;
        };
    }

    private Change change(String next, Instant at) {
        String alert = rule.id() + "/environment=" + environment;
        ObjectNode json = JSON.createObjectNode();
        json.put("alert", alert).put("episode", alert + "@" + startsAt).put("rule", rule.id());
        json.putObject("group").put("environment", environment);
        json.put("state", next).put("previous", state);
        json.put("at", at.toString()).put("startsAt", startsAt.toString());
        json.put("severity", rule.severity()).put("value", 0.25).put("threshold", 0.1);
        json.putObject("numbers").put("attempts", 200).put("failures", 50).put("users", 20);
        json.put("mode", "live").put("title", environment + ": " + rule.id() + " is " + next);
        rule.notifies().forEach(json.withArray("notify")::add);
        rule.inhibits().forEach(json.withArray("inhibits")::add);
        return new Change(alert, json.toString(), rule.inhibitedBy());
    }
}
