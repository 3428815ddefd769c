package dev.syncwatch.detect.absence;

import dev.syncwatch.window.PartialPane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The edges of an environment's runs over a short history, in this thread. A deadline whose run is on opens it at once: what the pattern
 * finds where edges come one by one, and out of turn.
 */
public final class RunsInOrder {
    private final List<AbsenceWatch> watches;
    private final long paneMillis;
    private final String environment;
    private final Map<String, Map<String, Run>> runs = new HashMap<>();

    public RunsInOrder(List<AbsenceWatch> watches, long paneMillis, String environment) {
        this.watches = watches;
        this.paneMillis = paneMillis;
        this.environment = environment;
    }

    /** The edges at the end of a pane, of all rules; called for every pane end in order, panes without events included. */
    public List<AbsenceEdge> at(long now, List<PartialPane> partials) {
        List<AbsenceEdge> edges = new ArrayList<>();
        for (AbsenceWatch watch : watches) {
            Map<String, Run> ofRule = runs.computeIfAbsent(watch.rule(), rule -> new HashMap<>());
            Map<String, Run.Pane> seen = seen(watch, partials);
            seen.keySet().forEach(group -> ofRule.computeIfAbsent(group, unused -> new Run()));
            Run.Pane quiet = new Run.Pane(false, false, paneMillis);
            ofRule.forEach((group, run) -> run.at(
                    now,
                    seen.getOrDefault(group, quiet),
                    watch,
                    (kind, start) ->
                            tell(new AbsenceEdge(watch.rule(), group, environment, kind, start, now), run, edges)));
        }
        return edges;
    }

    private static void tell(AbsenceEdge edge, Run run, List<AbsenceEdge> edges) {
        if (edge.kind() != AbsenceEdge.Kind.DEADLINE) {
            edges.add(edge);
        } else if (run.on && run.start == edge.runStart()) {
            edges.add(edge.opened());
        }
    }

    private Map<String, Run.Pane> seen(AbsenceWatch watch, List<PartialPane> partials) {
        Map<String, Run.Pane> seen = new HashMap<>();
        for (PartialPane partial : partials) {
            boolean successful = watch.isSuccessful(partial);
            boolean active = watch.isActive(partial);
            if (successful || active) {
                seen.merge(partial.group(), new Run.Pane(successful, active, paneMillis), RunsInOrder::both);
            }
        }
        return seen;
    }

    private static Run.Pane both(Run.Pane one, Run.Pane other) {
        return new Run.Pane(one.successful() || other.successful(), one.active() || other.active(), one.millis());
    }
}
