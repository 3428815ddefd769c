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
    private final List<Event> activity;
    private final TreeSet<Long> successful = new TreeSet<>();
    private final List<Run> runs;

    /**
     * @param start O, the start of the run's first pane
     * @param over the first evaluation at which the run is no longer current
     */
    private record Run(long start, long over, boolean endedByGap) {}

    Absence(Rule rule, List<Event> group, long paneMillis) {
        this.rule = rule;
        this.paneMillis = paneMillis;
        this.within = rule.millis("within", 0);
        this.activity = Event.matching(group, rule.matching("activity"));
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

    private boolean isTrue(long end) {
        return runs.stream().anyMatch(run -> end < run.over && end - run.start >= within)
                && sessions(end) >= rule.count("minimumSessions");
    }

    private int sessions(long end) {
        return Event.users(Event.within(activity, end - within, end));
    }

    /** False from a successful pane on, until something that leaves it open. */
    private Truth otherwise(long end) {
        Long lastSuccess = successful.floor(end);
        if (lastSuccess == null) {
            return Truth.UNKNOWN;
        }
        boolean endedByGap = runs.stream().anyMatch(run -> run.endedByGap && run.over > lastSuccess && run.over <= end);
        return endedByGap || wasTrueWithin(lastSuccess, end) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private boolean wasTrueWithin(long success, long end) {
        return LongStream.iterate(success + paneMillis, earlier -> earlier < end, earlier -> earlier + paneMillis)
                .anyMatch(this::isTrue);
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
