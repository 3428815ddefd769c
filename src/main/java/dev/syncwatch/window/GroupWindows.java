package dev.syncwatch.window;

import dev.syncwatch.window.sample.Sample;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * State: one group's rings of panes, as long as its longest window, with a running sum for each window. What a pane adds and
 * what leaves a window is added and taken off, so an evaluation costs the same however long the windows are.
 */
public final class GroupWindows {

    /** The end of the newest pane in the rings, epoch milliseconds. */
    public long end;
    /** By column, then by pane; empty for columns that are sums. */
    public long[][] rings;
    /** By trailing window. */
    public long[] totals;
    /** By column, then by pane; empty for columns that are no sums. Null is 0. */
    public BigDecimal[][] sumRings;
    /** By trailing window; null is 0. */
    public BigDecimal[] sumTotals;
    /** By pane; null is none. */
    public EvidenceRow[][] evidence;
    /** By pane; null is none, also as a whole: state that was saved before there were samples has none. */
    public Sample[][] samples;
    /** Events of the group in the rings, whatever the longest window. */
    public long events;

    /** An empty one, whose newest pane ends at a time. */
    static GroupWindows startingAt(long end, Layout layout) {
        GroupWindows windows = new GroupWindows();
        int panes = layout.ringPanes();
        int columns = layout.columns().size();
        windows.end = end;
        windows.rings = new long[columns][];
        windows.sumRings = new BigDecimal[columns][];
        for (int c = 0; c < columns; c++) {
            boolean sum = layout.columns().get(c).kind() == Column.Kind.SUM;
            windows.rings[c] = new long[sum ? 0 : panes];
            windows.sumRings[c] = new BigDecimal[sum ? panes : 0];
        }
        windows.totals = new long[layout.trailings().size()];
        windows.sumTotals = new BigDecimal[layout.trailings().size()];
        windows.evidence = new EvidenceRow[panes][];
        return windows;
    }

    /** The count, or the distinct users, of a trailing window that ends at {@link #end}. */
    public long total(TrailingRef ref) {
        return totals[ref.trailing()];
    }

    /** The exact sum over a trailing window that ends at {@link #end}. */
    public BigDecimal sum(TrailingRef ref) {
        BigDecimal sum = sumTotals[ref.trailing()];
        return sum == null ? BigDecimal.ZERO : sum;
    }

    /** Whether no window can hold anything any more until the group's next event. */
    public boolean isEmpty() {
        return events == 0;
    }

    /** Of a slot of the rings; null is none. */
    public Sample[] samples(int pane) {
        return samples == null || samples.length == 0 ? null : samples[pane];
    }

    /** Sets what a slot of the rings holds; null is none. */
    public void samples(int pane, Sample[] said) {
        if (samples == null || samples.length == 0) {
            samples = new Sample[evidence.length][];
        }
        samples[pane] = said;
    }

    void clear() {
        for (int c = 0; c < rings.length; c++) {
            Arrays.fill(rings[c], 0);
            Arrays.fill(sumRings[c], null);
        }
        Arrays.fill(totals, 0);
        Arrays.fill(sumTotals, null);
        Arrays.fill(evidence, null);
        samples = new Sample[evidence.length][];
        events = 0;
    }
}
