package dev.syncwatch.cli.chaos.seen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What PagerDuty was told of incidents, each thing once: that a request came twice has no effect there.
 *
 * @param told     by key, in order, what each request asked for
 * @param repeated how many requests said again what was said
 * @param blind    how many told that something can't be seen
 */
public record Ledger(Map<String, List<JsonNode>> told, long repeated, long blind) {

    public static Ledger of(PagerDutyStandIn pagerDuty) {
        Map<String, List<JsonNode>> told = new TreeMap<>();
        long repeated = 0;
        long blind = 0;
        for (JsonNode event : pagerDuty.accepted()) {
            String key = event.path("dedup_key").asText();
            List<JsonNode> before = told.computeIfAbsent(key, unused -> new ArrayList<>());
            if (key.startsWith("blind/")) {
                blind++;
            } else if (!before.isEmpty() && before.get(before.size() - 1).equals(event)) {
                repeated++;
            } else {
                before.add(event);
            }
        }
        told.keySet().removeIf(key -> key.startsWith("blind/"));
        return new Ledger(told, repeated, blind);
    }

    public long count() {
        return told.values().stream().mapToLong(List::size).sum();
    }

    /** What is not as it was there. */
    public List<String> differencesFrom(Ledger other) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(told.keySet());
        keys.addAll(other.told.keySet());
        for (String key : keys) {
            compare(key, other.told.getOrDefault(key, List.of()), told.getOrDefault(key, List.of()), differences);
        }
        return differences;
    }

    private static void compare(String key, List<JsonNode> was, List<JsonNode> is, List<String> differences) {
        for (int at = 0; at < Math.max(was.size(), is.size()); at++) {
            String place = "PagerDuty " + key + ", request " + (at + 1);
            if (at >= is.size()) {
                differences.add(place + " is missing: " + words(was.get(at)));
            } else if (at >= was.size()) {
                differences.add(place + " is one more: " + words(is.get(at)));
            } else if (!was.get(at).equals(is.get(at))) {
                differences.add(place + ": " + JsonDifference.of(was.get(at), is.get(at)));
            }
        }
    }

    private static String words(JsonNode event) {
        return event.path("event_action").asText() + ", "
                + event.path("payload").path("summary").asText();
    }
}
