package dev.syncwatch.reference;

import java.util.List;
import java.util.Map;

/**
 * A counted event: one that takes part in windows, sequences and groups.
 *
 * @param position place in file order, which also tells two otherwise equal events apart
 * @param time event time, epoch milliseconds
 * @param user null where there is none
 */
record Event(int position, long time, String user, Map<String, String> fields) {

    /** Those of [from, to). */
    static List<Event> within(List<Event> events, long from, long to) {
        return events.stream()
                .filter(event -> event.time >= from && event.time < to)
                .toList();
    }

    /** How many distinct users there are; events without a user add none. */
    static int users(List<Event> events) {
        return (int) events.stream()
                .map(Event::user)
                .filter(user -> user != null)
                .distinct()
                .count();
    }

    static List<Event> matching(List<Event> events, Matching matching) {
        return events.stream().filter(event -> matching.holds(event.fields)).toList();
    }
}
