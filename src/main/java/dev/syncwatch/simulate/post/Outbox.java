package dev.syncwatch.simulate.post;

import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Calendar;
import dev.syncwatch.simulate.wire.JsonText;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is on its way: written already, arriving later. */
public final class Outbox {
    private final PriorityQueue<OnItsWay> waiting =
            new PriorityQueue<>(Comparator.comparingLong(OnItsWay::arrival).thenComparingLong(OnItsWay::sequence));

    private final Chronicle chronicle;
    private final long endMillis;
    private final JsonText text = new JsonText();
    private long sequence;

    /** What would arrive at {@code endMillis} or later is dropped. */
    public Outbox(Chronicle chronicle, long endMillis) {
        this.chronicle = chronicle;
        this.endMillis = endMillis;
    }

    private record OnItsWay(Stamp stamp, long sequence, byte[] json, boolean occurredLongAgo) {
        long arrival() {
            return stamp.arrival();
        }
    }

    /** A record that is nothing new to the chronicle, caused no earlier than those before it. */
    public void add(Stamp stamp, byte[] json) {
        add(new OnItsWay(stamp, sequence++, json, false));
    }

    /** An event that occurred long before it will arrive. */
    public void addLate(Stamp stamp, byte[] json) {
        add(new OnItsWay(stamp, sequence++, json, true));
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
    public void deliver(Records to) {
        OnItsWay record = waiting.remove();
        if (record.occurredLongAgo()) {
            chronicle.uploadedLate(record.arrival());
        }
        to.accept(record.stamp(), text.clear().add(record.json()));
    }
}
