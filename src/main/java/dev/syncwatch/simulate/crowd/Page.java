package dev.syncwatch.simulate.crowd;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.post.Records;
import dev.syncwatch.simulate.post.Stamp;
import dev.syncwatch.simulate.wire.JsonText;
import java.io.IOException;
import java.util.Arrays;

/** A piece of what a crowd emits, line by line, in order. Plain arrays that are filled again and again, as gigabytes pass through. */
final class Page implements Records {
    /** As many that a crowd stays with a processor long enough to find most of its phones in the cache; all pages are some 200 MB. */
    static final int MOST_LINES = 8192;

    private static final int ENOUGH_BYTES = 1 << 21;
    /** Room to begin with; a small world needs no more. */
    private static final int FEW_BYTES = 1 << 16;

    private final Emissions.Kind[] kinds = new Emissions.Kind[MOST_LINES];
    private final long[] arrivals = new long[MOST_LINES];
    private final long[] caused = new long[MOST_LINES];
    private final int[] users = new int[MOST_LINES];
    private final int[] ends = new int[MOST_LINES];
    private byte[] bytes = new byte[FEW_BYTES];
    private int lines;
    private int length;

    void clear() {
        lines = 0;
        length = 0;
    }

    int lines() {
        return lines;
    }

    boolean isFull() {
        return lines == MOST_LINES || length >= ENOUGH_BYTES;
    }

    /** Only while it is not full. */
    @Override
    public void accept(Stamp stamp, JsonText json) {
        kinds[lines] = stamp.kind();
        arrivals[lines] = stamp.arrival();
        caused[lines] = stamp.caused();
        users[lines] = stamp.user();
        int end = length + json.length() + 1;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, Math.min(2 * end, ENOUGH_BYTES + ENOUGH_BYTES / 8)));
        }
        json.copyTo(bytes, length);
        bytes[end - 1] = '\n';
        length = end;
        ends[lines++] = end;
    }

    /** Whether that line goes before that one of another crowd. */
    boolean isBefore(int line, Page other, int otherLine) {
        if (arrivals[line] != other.arrivals[otherLine]) {
            return arrivals[line] < other.arrivals[otherLine];
        }
        if (caused[line] != other.caused[otherLine]) {
            return caused[line] < other.caused[otherLine];
        }
        return users[line] < other.users[otherLine];
    }

    void write(int line, Lines to) throws IOException {
        int from = line == 0 ? 0 : ends[line - 1];
        to.accept(kinds[line], bytes, from, ends[line] - from);
    }
}
