package dev.syncwatch.telemetry.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decider: when sync counts as disabled, by changes that are all known. Clients need up to 5 minutes to learn that it was
 * disabled, so that counts from then on; that it was enabled again counts at once (design section 7).
 */
public final class SyncSchedule implements SyncSwitch, Serializable {

    private static final long serialVersionUID = 1;

    /** Clients pick remote config up within 5 minutes (runbook, section 4). */
    public static final long DELAY_MILLIS = 5 * 60_000L;

    /** Spans of time, ascending: from their start, which counts, to their end, which does not. */
    private final long[] starts;

    private final long[] ends;

    private SyncSchedule(List<Span> spans) {
        this.starts = spans.stream().mapToLong(Span::start).toArray();
        this.ends = spans.stream().mapToLong(Span::end).toArray();
    }

    private record Span(long start, long end) {}

    /** Changes in any order; of those with equal times the later one in the list counts. */
    public static SyncSchedule of(List<RemoteConfig> changes) {
        List<RemoteConfig> ordered = new ArrayList<>(changes);
        ordered.sort(Comparator.comparingLong(RemoteConfig::time));
        List<Span> spans = new ArrayList<>();
        RemoteConfig disabled = null;
        for (RemoteConfig change : ordered) {
            if (!change.enabled()) {
                // Said again, it is no change.
                disabled = disabled == null ? change : disabled;
            } else if (disabled != null) {
                add(spans, disabled, change.time());
                disabled = null;
            }
        }
        if (disabled != null) {
            add(spans, disabled, Long.MAX_VALUE);
        }
        return new SyncSchedule(spans);
    }

    private static void add(List<Span> spans, RemoteConfig disabled, long end) {
        long start = disabled.time() + DELAY_MILLIS;
        if (start < end) {
            spans.add(new Span(start, end));
        }
    }

    @Override
    public boolean disabledAt(long time) {
        // From the newest on: what is asked for is nearly always now.
        for (int i = starts.length - 1; i >= 0; i--) {
            if (time >= starts[i]) {
                return time < ends[i];
            }
        }
        return false;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
