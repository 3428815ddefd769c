package dev.syncwatch.alert;

import dev.syncwatch.alert.Moment.Group;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.window.GroupKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How many alerts were open at each environment's last T. Counted by one thread, read by others. */
final class OpenAlerts {

    private static final List<AlertState> STATES =
            List.of(AlertState.PENDING, AlertState.FIRING, AlertState.RECOVERING);
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

    /** All that can be open. */
    static final List<Sort> SORTS = STATES.stream()
            .flatMap(state -> SEVERITIES.stream().map(severity -> new Sort(state, severity)))
            .flatMap(sort -> Stream.of("live", "shadow").map(sort::in))
            .toList();

    private final Map<String, Map<Sort, Integer>> byEnvironment = new ConcurrentHashMap<>();

    /** What alerts are told apart by. */
    record Sort(AlertState state, String severity, String mode) {
        private Sort(AlertState state, String severity) {
            this(state, severity, "live");
        }

        private Sort in(String otherMode) {
            return new Sort(state, severity, otherMode);
        }

        static Sort of(AlertChange change) {
            return new Sort(change.state(), change.severity(), change.mode());
        }

        private static Sort of(AlertState state, RuleHead head) {
            return new Sort(
                    state,
                    head.severity().name().toLowerCase(Locale.ROOT),
                    head.mode().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Takes all groups of one environment in the place of what it had before. */
    void see(Collection<Group> groups, RuleSet rules) {
        Map<Sort, Integer> counts = new HashMap<>();
        for (Group group : groups) {
            group.memory().rules.forEach((name, memory) -> {
                if (!memory.status.state().isAtRest()) {
                    rules.rule(name)
                            .ifPresent(
                                    rule -> counts.merge(Sort.of(memory.status.state(), rule.head()), 1, Integer::sum));
                }
            });
        }
        groups.stream()
                .findFirst()
                .map(group -> GroupKey.environment(group.id().key()))
                .ifPresent(environment -> keep(environment, counts));
    }

    private void keep(String environment, Map<Sort, Integer> counts) {
        if (counts.isEmpty()) {
            byEnvironment.remove(environment);
        } else {
            byEnvironment.put(environment, counts);
        }
    }

    /** Over all environments. */
    int count(Sort sort) {
        return byEnvironment.values().stream()
                .mapToInt(counts -> counts.getOrDefault(sort, 0))
                .sum();
    }
}
