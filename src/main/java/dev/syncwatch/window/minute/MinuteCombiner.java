package dev.syncwatch.window.minute;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.ExactSum;
import dev.syncwatch.window.GroupKey;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.UserEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds events into parts of minutes until it is time for these to travel. */
public final class MinuteCombiner {

    /** Events after which parts have to travel, so that a watermark which stands still fills no memory. */
    private static final int MOST_EVENTS = 1 << 18;

    /** Combinations after which they have to: so many are some hundred kilobytes. */
    private static final int MOST_ROWS = 1 << 12;

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final int queueDelta;
    private final Map<Place, Minute> minutes = new HashMap<>();
    /** Of the event before: most events occurred in the same minute. */
    private Minute last;

    private int events;
    private int rows;

    /** A minute's start, and the key of an environment's group. */
    private record Place(long minute, String environment) {}

    private static final class Minute {
        final Place place;
        final Map<String, Row> rows = new HashMap<>();
        long newest = Long.MIN_VALUE;

        Minute(Place place) {
            this.place = place;
        }
    }

    private static final class Row {
        final long[] outcomes = new long[OUTCOMES.length];
        final UserHashes users = new UserHashes();
        final UserHashes failedUsers = new UserHashes();
        long stale;
        final ExactSum queueDelta = new ExactSum();
    }

    /** For events that were measured by this plan. */
    public MinuteCombiner(MeasurePlan plan) {
        queueDelta = plan.addends().indexOf(EventField.QUEUE_DELTA);
    }

    /** Adds an event that {@link UserEvent#hasMinute() has a minute}. */
    public void add(UserEvent event) {
        Minute minute = minute(event);
        minute.newest = Math.max(minute.newest, event.time());
        Row row = minute.rows.get(event.evidence());
        if (row == null) {
            row = new Row();
            minute.rows.put(event.evidence(), row);
            rows++;
        }
        count(event, row);
        events++;
    }

    private Minute minute(UserEvent event) {
        String environment = event.groups()[MeasurePlan.BY_ENVIRONMENT];
        if (last == null
                || last.place.minute() != event.minute()
                || !last.place.environment().equals(environment)) {
            last = minutes.computeIfAbsent(new Place(event.minute(), environment), Minute::new);
        }
        return last;
    }

    private void count(UserEvent event, Row row) {
        row.outcomes[event.outcome().ordinal()]++;
        row.stale += event.stale() ? 1 : 0;
        if (queueDelta >= 0) {
            row.queueDelta.add(event.addends()[queueDelta]);
        }
        if (event.user() != UserEvent.NOBODY) {
            row.users.add(event.user());
            if (event.outcome().isFailure()) {
                row.failedUsers.add(event.user());
            }
        }
    }

    /** Whether it is time to {@link #flush}. */
    public boolean isFull() {
        return events >= MOST_EVENTS || rows >= MOST_ROWS;
    }

    /** Hands over all that was added since the last time. */
    public void flush(Consumer<MinutePart> out) {
        minutes.values().forEach(minute -> out.accept(part(minute)));
        minutes.clear();
        last = null;
        events = 0;
        rows = 0;
    }

    private static MinutePart part(Minute minute) {
        MinutePart.Row[] rows = minute.rows.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toArray(MinutePart.Row[]::new);
        Place place = minute.place;
        return new MinutePart(GroupKey.environment(place.environment()), place.minute(), minute.newest, rows);
    }

    private static MinutePart.Row row(String evidence, Row row) {
        String[] values = new EvidenceRow(evidence, 0, 0).values();
        BigDecimal queueDelta = row.queueDelta.total();
        return new MinutePart.Row(
                values[0],
                values[1],
                values[2],
                values[3],
                row.outcomes,
                row.stale,
                queueDelta == null ? BigDecimal.ZERO : BigDecimal.ZERO.add(queueDelta),
                row.users.distinct(),
                row.failedUsers.distinct());
    }
}
