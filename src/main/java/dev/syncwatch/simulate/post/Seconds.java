package dev.syncwatch.simulate.post;

import dev.syncwatch.simulate.wire.Draft;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What some people have caused and nobody has asked for yet, by the second of its arrival. One thread may ask for seconds while another
 * adds to others.
 */
public final class Seconds {
    private static final int MILLIS = 1000;

    private final long startMillis;
    private final long endMillis;
    private final Drafts[] bySecond;

    /** The last ones on top, as they are likely to be in a processor's cache. */
    private final Deque<Drafts> empty = new ConcurrentLinkedDeque<>();

    /** From {@code startMillis} to before {@code endMillis}, in epoch milliseconds; what would arrive later is dropped. */
    public Seconds(long startMillis, long endMillis) {
        this.startMillis = startMillis;
        this.endMillis = endMillis;
        this.bySecond = new Drafts[(int) ((endMillis - startMillis) / MILLIS)];
    }

    /** Adds a copy. */
    public void add(Draft draft) {
        if (draft.arrival() < endMillis) {
            int second = (int) ((draft.arrival() - startMillis) / MILLIS);
            if (bySecond[second] == null) {
                Drafts used = empty.poll();
                bySecond[second] = used != null ? used : new Drafts();
            }
            bySecond[second].add(draft);
        }
    }

    /** Moves those of a second, counted from the start. */
    public void move(int second, Drafts to) {
        Drafts moving = bySecond[second];
        if (moving != null) {
            to.addAll(moving);
            moving.clear();
            bySecond[second] = null;
            empty.push(moving);
        }
    }
}
