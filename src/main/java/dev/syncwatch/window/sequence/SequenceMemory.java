package dev.syncwatch.window.sequence;

import java.util.Arrays;

/** Where a user stands in each sequence rule. Arrays that it gave or got are not changed afterwards. */
public final class SequenceMemory {

    private static final SelectedEvent[] NO_EVENTS = {};
    private static final SelectedEvent[][] NO_SEQUENCES = {};

    private SelectedEvent[] waiting = NO_EVENTS;
    private SelectedEvent[][] recent = NO_SEQUENCES;

    /** Events whose order is not yet sure, in that of their arrival. */
    public SelectedEvent[] waiting() {
        return waiting;
    }

    /** Adds one that waits. */
    public void await(SelectedEvent event) {
        waiting = with(waiting, event);
    }

    public void setWaiting(SelectedEvent[] events) {
        waiting = events.length == 0 ? NO_EVENTS : events;
    }

    /** Of so many sequences events are kept; of those with a higher index there is none. */
    public int followed() {
        return recent.length;
    }

    /** The last events that may begin a match of that sequence, oldest first. */
    public SelectedEvent[] recent(int sequence) {
        return sequence < recent.length ? recent[sequence] : NO_EVENTS;
    }

    /** By sequence. */
    public void setRecent(SelectedEvent[][] events) {
        boolean empty = Arrays.stream(events).allMatch(each -> each.length == 0);
        recent = empty ? NO_SEQUENCES : events;
    }

    /** Puts an event last. */
    void addRecent(int sequence, SelectedEvent event) {
        SelectedEvent[][] events = Arrays.copyOf(recent, Math.max(recent.length, sequence + 1));
        for (int i = recent.length; i < events.length; i++) {
            events[i] = NO_EVENTS;
        }
        events[sequence] = with(events[sequence], event);
        recent = events;
    }

    /** Leaves out the first events, so many of them. */
    void dropRecent(int sequence, int count) {
        if (count > 0) {
            SelectedEvent[][] events = recent.clone();
            events[sequence] = Arrays.copyOfRange(events[sequence], count, events[sequence].length);
            setRecent(events);
        }
    }

    private static SelectedEvent[] with(SelectedEvent[] events, SelectedEvent event) {
        SelectedEvent[] more = Arrays.copyOf(events, events.length + 1);
        more[events.length] = event;
        return more;
    }

    public boolean isEmpty() {
        return waiting.length == 0 && recent.length == 0;
    }

    /** One that goes its own way from here. */
    public SequenceMemory copy() {
        SequenceMemory copy = new SequenceMemory();
        copy.waiting = waiting;
        copy.recent = recent;
        return copy;
    }
}
