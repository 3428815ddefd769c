package dev.syncwatch.dashboard.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a rule says at the newest full minute.
 *
 * @param groups nearest to firing first, at most {@link #MOST_GROUPS}
 */
public record RuleView(String rule, String kind, String severity, String mode, List<Group> groups) {

    static final int MOST_GROUPS = 50;

    private static final List<String> NEAREST_FIRST = List.of("firing", "recovering", "pending");

    private static final Comparator<Group> NEAREST = Comparator.comparingInt(RuleView::place)
            .thenComparing(Group::distance, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Group::value, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Group::alert);

    /**
     * One group of it.
     *
     * @param group    the values beside the environment; may be empty
     * @param distance see {@link Distance}
     * @param numbers  an object
     */
    public record Group(
            String alert,
            String environment,
            String group,
            String state,
            Double value,
            Double threshold,
            Double distance,
            JsonNode numbers) {}

    /** What a rule said of one group. */
    public record Said(String rule, String kind, String severity, String mode, Group group) {}

    /** The rules in the order in which they first come. */
    public static List<RuleView> of(List<Said> all) {
        Map<String, List<Said>> byRule =
                all.stream().collect(Collectors.groupingBy(Said::rule, LinkedHashMap::new, Collectors.toList()));
        return byRule.values().stream().map(RuleView::ofOneRule).toList();
    }

    private static RuleView ofOneRule(List<Said> said) {
        Said any = said.get(0);
        List<Group> nearest = said.stream()
                .map(Said::group)
                .sorted(NEAREST)
                .limit(MOST_GROUPS)
                .toList();
        return new RuleView(any.rule, any.kind, any.severity, any.mode, nearest);
    }

    private static int place(Group group) {
        int place = NEAREST_FIRST.indexOf(group.state());
        return place < 0 ? NEAREST_FIRST.size() : place;
    }
}
