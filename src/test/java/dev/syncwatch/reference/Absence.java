package dev.syncwatch.reference;

import dev.syncwatch.reference.Answer.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Section 7, absence. A pane is named by its end here, since it is known only then. */
final class Absence implements Detector {
    private final Rule rule;
    private final long paneMillis;
    private final long within;
    private final RemoteConfig config;
    private final List<Event> activity;
    private final TreeSet<Long> successful = new TreeSet<>();
    private final List<Run> runs;

    /**
     * @param start O, the start of the run's first pane
     * @param over the first evaluation at which the run is no longer current
     */
    private record Run(long start, long over, boolean endedByGap) {}

    Absence(Rule rule, List<Event> group, long paneMillis, RemoteConfig config) {
        this.rule = rule;
        this.paneMillis = paneMillis;
        this.within = rule.millis("within", 0);
        this.config = config;
        this.activity = Event.matching(group, rule.matching("activity")).stream()
                .filter(this::counts)
                .toList();
        Event.matching(group, rule.matching("of")).forEach(event -> successful.add(paneEnd(event)));
        this.runs = runs();
    }

    @Override
    public Answer at(long end) {
        Optional<Run> current =
                runs.stream().filter(run -> run.start < end && end < run.over).findFirst();
        int sessions = sessions(end);
        Number value = current.map(run -> BigDecimal.valueOf(end - run.start).movePointLeft(3))
                .orElse(null);
        return new Answer(isTrue(end) ? Truth.TRUE : otherwise(end), value, Map.of("sessions", sessions));
    }

    /** While sync is disabled, what the app does by its schedule says nothing of its users. */
    private boolean counts(Event event) {
        String trigger = event.fields().get("trigger");
        boolean manual = trigger != null && !trigger.equals("scheduled");
        return manual || !whenDisabled("manual-only") || !config.disabledAt(event.time());
    }

    private boolean whenDisabled(String policy) {
        return rule.get("whenSyncDisabled").asText("manual-only").equals(policy);
    }

    private boolean isSuppressed(long end) {
        return whenDisabled("suppress") && config.disabledAt(end);
    }

    private boolean isTrue(long end) {
        return runs.stream().anyMatch(run -> end < run.over && end - run.start >= within)
                && !isSuppressed(end)
                && sessions(end) >= rule.count("minimumSessions");
    }

    private int sessions(long end) {
        return Event.users(Event.within(activity, end - within, end));
    }

    /** False from a successful pane on, until something that leaves it open. */
    private Truth otherwise(long end) {
        Long lastSuccess = successful.floor(end);
        if (lastSuccess == null || isSuppressed(end)) {
            return Truth.UNKNOWN;
        }
        boolean endedByGap = runs.stream().anyMatch(run -> run.endedByGap && run.over > lastSuccess && run.over <= end);
        return endedByGap || wasTrueBetween(lastSuccess, end) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private boolean wasTrueBetween(long success, long end) {
        return runs.stream()
                .filter(run -> run.start >= success)
                .anyMatch(run -> LongStream.iterate(
                                run.start + within,
                                earlier -> earlier < Math.min(run.over, end),
                                earlier -> earlier + paneMillis)
                        .anyMatch(this::isTrue));
    }

    private List<Run> runs() {
        TreeSet<Long> active = new TreeSet<>();
        activity.forEach(event -> active.add(paneEnd(event)));
        active.removeAll(successful);
        List<Run> found = new ArrayList<>();
        while (!active.isEmpty()) {
            Run run = runFrom(active);
            found.add(run);
            active.headSet(run.over).clear();
        }
        return found;
    }

    private Run runFrom(TreeSet<Long> active) {
        long first = active.first();
        long gap = rule.millis("activityGap", 20 * 60_000);
        Long success = successful.higher(first);
        long last = first;
        for (Long next = active.higher(last); next != null; next = active.higher(last)) {
            if (next - last > gap || success != null && success < next) {
                break;
            }
            last = next;
        }
        boolean endedByGap = success == null || success > last + gap;
        return new Run(first - paneMillis, endedByGap ? last + gap : success, endedByGap);
    }

    private long paneEnd(Event event) {
        return Panes.end(event.time(), paneMillis);
    }
}
