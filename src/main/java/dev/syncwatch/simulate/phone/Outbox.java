package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Calendar;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is on its way: written already, arriving later. */
public final class Outbox {
    private final PriorityQueue<OnItsWay> waiting =
            new PriorityQueue<>(Comparator.comparingLong(OnItsWay::arrival).thenComparingLong(OnItsWay::sequence));

    private final Chronicle chronicle;
    private final long endMillis;
    private long sequence;

    /** What would arrive at {@code endMillis} or later is dropped. */
    public Outbox(Chronicle chronicle, long endMillis) {
        this.chronicle = chronicle;
        this.endMillis = endMillis;
    }

    private record OnItsWay(
            long arrival, long sequence, Emissions.Kind kind, String key, byte[] json, boolean occurredLongAgo) {}

    /** A record that is nothing new to the chronicle. */
    public void add(Emissions.Kind kind, long arrival, String key, byte[] json) {
        add(new OnItsWay(arrival, sequence++, kind, key, json, false));
    }

    /** An event that occurred long before it will arrive. */
    void addLate(long arrival, String key, byte[] json) {
        add(new OnItsWay(arrival, sequence++, Emissions.Kind.TELEMETRY, key, json, true));
    }

    private void add(OnItsWay record) {
        if (record.arrival() < endMillis) {
            waiting.add(record);
        }
    }

    /** When the next record arrives, or {@link Calendar#NEVER}. */
    public long peek() {
        return waiting.isEmpty() ? Calendar.NEVER : waiting.peek().arrival();
    }

    /** Hands over the record that {@link #peek} spoke of. */
    public void deliver(Emissions to) {
        OnItsWay record = waiting.remove();
        if (record.occurredLongAgo()) {
            chronicle.uploadedLate(record.arrival());
        }
        to.accept(record.kind(), record.arrival(), record.key(), record.json());
    }
}
