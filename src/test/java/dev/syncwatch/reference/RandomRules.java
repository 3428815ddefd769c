package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Valid rule files with windows, limits and minimums so small that a few hundred events make them fire and resolve. */
final class RandomRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUCCESS = "{'event':'learning_sync_completed','status':'success'}";

    private final Dice dice;
    private final long paneMillis;
    private final List<String> kinds;
    private final boolean allOf;
    private final List<String> fixedGroupBy;
    private final ArrayNode rules = JSON.createArrayNode();

    /** @param groupBy what every rule groups by; null where each may choose */
    RandomRules(Dice dice, long paneMillis, Set<String> kinds, List<String> groupBy) {
        this.dice = dice;
        this.paneMillis = paneMillis;
        this.kinds =
                kinds.stream().filter(kind -> !kind.equals("all-of")).sorted().toList();
        this.allOf = kinds.contains("all-of") && dice.chance(0.35);
        // An all-of needs members that group alike.
        this.fixedGroupBy = allOf && groupBy == null ? groupBy() : groupBy;
    }

    String file() {
        int count = dice.between(allOf ? 2 : 1, allOf ? 3 : 4);
        for (int number = 1; number <= count; number++) {
            rules.add(rule(dice.pick(kinds), number));
        }
        if (allOf) {
            rules.add(allOf());
        }
        ObjectNode file =
                node("{'version':1,'service':'learning-sync','defaults':{'groupBy':['environment']},'channels':{"
                        + "'pagerduty':{'kind':'pagerduty','routingKey':'${PAGERDUTY_ROUTING_KEY}'},"
                        + "'slack-oncall':{'kind':'slack','token':'${SLACK_BOT_TOKEN}','channel':'C0123456789'}}}");
        file.set("rules", rules);
        return file.toPrettyString();
    }

    private ObjectNode rule(String kind, int number) {
        ObjectNode rule = JSON.createObjectNode();
        // The rows of window_rate carry the limit of the rule that has exactly this id.
        boolean plainId = kind.equals("failure-rate")
                && rules.findValuesAsText("id").stream().noneMatch(kind::equals);
        rule.put("id", plainId ? kind : kind + "-" + number);
        rule.put("kind", kind);
        switch (kind) {
            case "failure-rate" -> failureRate(rule);
            case "absence" -> absence(rule);
            case "threshold" -> threshold(rule);
            default -> sequence(rule);
        }
        return common(rule);
    }

    private void failureRate(ObjectNode rule) {
        rule.put("window", panes(3, dice.pick(5, 10, 30)));
        rule.set(
                "attempts",
                node(dice.pick(
                        "{'event':['learning_sync_completed','learning_sync_failed']}",
                        "{'event':['learning_sync_completed','learning_sync_failed']}",
                        "{'event':'~_(completed|failed)$','trigger':'!=scheduled'}")));
        rule.set("successes", node(SUCCESS));
        List<String> limits = List.of("5%", "10%", "12.5%", "25%", "33.3%", "50%");
        int above = dice.between(1, limits.size() - 1);
        rule.put("above", limits.get(above));
        if (dice.chance(0.6)) {
            rule.put("resolveBelow", limits.get(dice.between(0, above)));
        }
        sometimes(rule, "minimumAttempts", 8);
        sometimes(rule, "minimumFailures", 4);
        sometimes(rule, "minimumUsers", 3);
        if (dice.chance(0.25)) {
            rule.put("confidence", "95%");
        }
    }

    private void absence(ObjectNode rule) {
        rule.set("of", node(SUCCESS));
        rule.put("within", panes(3, dice.pick(5, 15)));
        rule.set(
                "activity",
                node(dice.pick(
                        "{'event':['learning_sync_started','learning_sync_failed']}",
                        "{'event':'learning_sync_started'}",
                        "{'event':['learning_sync_started','learning_sync_skipped'],'trigger':'!=scheduled'}")));
        rule.put("activityGap", panes(2, 12));
        sometimes(rule, "minimumSessions", 3);
        if (dice.chance(0.5)) {
            rule.put("whenSyncDisabled", dice.pick("manual-only", "suppress", "ignore"));
        }
    }

    private void threshold(ObjectNode rule) {
        String measure = dice.pick("count", "users", "sum(queueDelta)", "sum(durationMs)");
        rule.put("measure", measure);
        rule.put("window", panes(3, dice.pick(5, 10, 30)));
        if (dice.chance(0.7)) {
            rule.set(
                    "where",
                    node(dice.pick(
                            "{'event':'learning_sync_failed','stage':'push','statusCode':'>=500'}",
                            "{'event':'learning_sync_failed','statusCode':['~^50','<402']}",
                            "{'event':['learning_sync_failed','learning_sync_skipped'],'reason':'!=unauthenticated'}",
                            "{'status':'!=success','trigger':['manual','login','!=scheduled']}",
                            "{'dirtyCount':'>0'}",
                            "{'statusCode':401}")));
        }
        if (measure.startsWith("sum")) {
            rule.put("above", dice.pick(0.0, 2.5, 4.0));
        } else {
            rule.put("above", dice.between(0, 4));
        }
    }

    private void sequence(ObjectNode rule) {
        rule.set(
                "steps",
                steps(dice.pick(
                        "[{'event':'learning_sync_failed','stage':'fetch','statusCode':401},"
                                + "{'event':'learning_sync_skipped','reason':'unauthenticated','times':2}]",
                        "[{'event':'learning_sync_started','dirtyCount':'>0','times':3,'same':'dirtyCount'}]",
                        "[{'event':'learning_sync_started'},{'event':'learning_sync_failed'}]",
                        "[{'event':'learning_sync_failed','times':2,'same':'statusCode'}]")));
        rule.set("until", node(dice.pick(SUCCESS, "{'event':'learning_sync_completed'}")));
        rule.put("within", panes(3, 40));
        rule.put("window", panes(3, dice.pick(5, 10, 30)));
        rule.put("atLeastUsers", dice.pick(1, 1, 2, 3));
    }

    private ObjectNode allOf() {
        ObjectNode rule = JSON.createObjectNode();
        rule.put("id", "all-of").put("kind", "all-of");
        ArrayNode members = rule.putArray("rules");
        List<String> live = new ArrayList<>();
        rules.forEach(member -> {
            if (!member.path("mode").asText().equals("off")) {
                live.add(member.path("id").asText());
            }
        });
        live.stream().limit(2).forEach(members::add);
        if (dice.chance(0.5)) {
            rule.putArray("inhibits").add(live.get(0));
        }
        return common(rule);
    }

    private ObjectNode common(ObjectNode rule) {
        String[] durations = {"for", "keepFiringFor", "expireAfter"};
        for (String duration : durations) {
            if (dice.chance(0.5)) {
                rule.put(duration, panes(1, dice.pick(2, 6)));
            }
        }
        List<String> groupBy = fixedGroupBy != null ? fixedGroupBy : groupBy();
        if (fixedGroupBy != null || dice.chance(0.7)) {
            groupBy.forEach(rule.putArray("groupBy")::add);
        }
        if (dice.chance(0.3)) {
            rule.set(
                    "only",
                    node(dice.pick(
                            "{'environment':'production'}",
                            "{'environment':['production','staging']}",
                            "{'environment':'!=staging'}")));
        }
        boolean memberOfAllOf = allOf && rules.size() < 2;
        if (dice.chance(0.25)) {
            rule.put("mode", memberOfAllOf ? "shadow" : dice.pick("live", "shadow", "shadow", "off"));
        }
        rule.put("severity", dice.pick("critical", "warning"));
        if (dice.chance(0.5)) {
            rule.putArray("notify").add("slack-oncall");
        }
        return rule;
    }

    private List<String> groupBy() {
        return dice.pick(
                List.of("environment"),
                List.of("environment"),
                List.of("environment", "platform"),
                List.of("environment", "trigger"),
                List.of("platform", "environment", "appVersion"));
    }

    private void sometimes(ObjectNode rule, String minimum, int highest) {
        if (dice.chance(0.7)) {
            rule.put(minimum, dice.between(1, highest));
        }
    }

    private String panes(int fewest, int most) {
        long millis = paneMillis * dice.between(fewest, most);
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    private static ObjectNode node(String quoted) {
        return (ObjectNode) tree(quoted);
    }

    private static ArrayNode steps(String quoted) {
        return (ArrayNode) tree(quoted);
    }

    private static JsonNode tree(String quoted) {
        try {
            return JSON.readTree(quoted.replace('\'', '"'));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
