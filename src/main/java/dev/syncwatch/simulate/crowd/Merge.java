package dev.syncwatch.simulate.crowd;

import java.util.List;

/** Several readings as one, in order: a binary heap with the foremost line on top, which is mended in place as that is all it ever needs. */
final class Merge {
    private final Reading[] heap;
    private int size;

    Merge(List<Reading> readings) {
        heap = readings.stream().filter(Reading::next).toArray(Reading[]::new);
        size = heap.length;
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    Reading first() {
        return heap[0];
    }

    /** The first one's line was taken. */
    void next() {
        if (!heap[0].next()) {
            heap[0] = heap[--size];
            heap[size] = null;
        }
        sink(0);
    }

    private void sink(int from) {
        Reading sinking = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
                child++;
            }
            if (!heap[child].isBefore(sinking)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = sinking;
    }
}
