package dev.syncwatch.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Section 6: which group of a rule an event belongs to. */
final class Groups {
    private static final int NAMED = 500;
    private static final int VALUE_LENGTH = 64;

    private final Map<Map<String, String>, Own> named = new LinkedHashMap<>();

    /**
     * What falls into one group, in event-time order, equal times in file order.
     *
     * @param events   of the four events
     * @param withLogs lines of the backend's log too, which begin no group
     */
    record Own(List<Event> events, List<Event> withLogs) {}

    /** The groups of a rule. */
    Groups(Rule rule, List<Event> fileOrder, List<Event> logs) {
        of(rule, fileOrder).forEach((group, events) -> {
            List<Event> all = new ArrayList<>(events);
            logs.stream().filter(log -> group(rule, log).equals(group)).forEach(all::add);
            all.sort(Comparator.comparing(Event::time));
            named.put(group, new Own(events, all));
        });
    }

    Map<Map<String, String>, Own> named() {
        return named;
    }

    private static Map<Map<String, String>, List<Event>> of(Rule rule, List<Event> fileOrder) {
        Matching only = rule.matching("only");
        Set<Map<String, String>> named = new LinkedHashSet<>();
        Map<Map<String, String>, List<Event>> groups = new LinkedHashMap<>();
        for (Event event : fileOrder) {
            Map<String, String> group = group(rule, event);
            if (only.holds(group)) {
                boolean keepsName = named.contains(group) || named.size() < NAMED && named.add(group);
                Map<String, String> name = keepsName ? group : other(rule);
                groups.computeIfAbsent(name, first -> new ArrayList<>()).add(event);
            }
        }
        groups.values().forEach(events -> events.sort(Comparator.comparing(Event::time)));
        return groups;
    }

    private static Map<String, String> group(Rule rule, Event event) {
        Map<String, String> group = new LinkedHashMap<>();
        rule.groupBy().forEach(field -> group.put(field, cut(event.fields().getOrDefault(field, "unknown"))));
        return group;
    }

    private static String cut(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= VALUE_LENGTH ? value : value.substring(0, value.offsetByCodePoints(0, VALUE_LENGTH));
    }

    private static Map<String, String> other(Rule rule) {
        Map<String, String> group = new LinkedHashMap<>();
        rule.groupBy().forEach(field -> group.put(field, "other"));
        return group;
    }
}
