package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.window.sample.SampleTally;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Moves a group's windows on in time and adds panes to them. */
public final class Rings {

    private final Layout layout;
    private final long paneMillis;
    private final MeasurePlan plan;
    private final Trailing[] trailings;
    /** By column: the trailing windows over it. */
    private final int[][] over;
    /** By column: whether it is a sum. */
    private final boolean[] sums;

    private final boolean takesLogs;

    public Rings(MeasurePlan plan, int grouping) {
        this.plan = plan;
        this.layout = plan.layouts().get(grouping);
        this.paneMillis = plan.paneMillis();
        this.trailings = layout.trailings().toArray(Trailing[]::new);
        this.over = new int[layout.columns().size()][];
        this.sums = new boolean[over.length];
        for (int c = 0; c < over.length; c++) {
            int column = c;
            over[c] = IntStream.range(0, trailings.length)
                    .filter(t -> trailings[t].column() == column)
                    .toArray();
            sums[c] = layout.columns().get(c).kind() == Column.Kind.SUM;
        }
        this.takesLogs = layout.columns().stream()
                .anyMatch(column -> plan.selections().get(column.selection()).takesLogs());
    }

    /** The length of the longest window, in milliseconds. */
    public long span() {
        return layout.ringPanes() * paneMillis;
    }

    /** Whether lines of the backend's log may be counted in a group: of what groups are told apart by, they know the environment alone. */
    public boolean takesLogs(String group) {
        return takesLogs
                && GroupKey.values(group).entrySet().stream()
                        .filter(value -> !value.getKey().equals(EventField.ENVIRONMENT.fieldName()))
                        .allMatch(value -> value.getValue().equals(GroupKey.value(null)));
    }

    /** Empty windows of a group whose first pane ends at a time. */
    public GroupWindows startingAt(long paneEnd) {
        return GroupWindows.startingAt(paneEnd, layout);
    }

    /** Moves the windows on to a pane end; the panes between are empty. */
    public void advance(GroupWindows windows, long paneEnd) {
        if ((paneEnd - windows.end) / paneMillis >= layout.ringPanes()) {
            windows.clear();
            windows.end = paneEnd;
        }
        while (windows.end < paneEnd) {
            windows.end += paneMillis;
            step(windows, windows.end / paneMillis - 1);
        }
    }

    /** Takes off what leaves each window now that this pane is the newest, then empties the pane's slot. */
    private void step(GroupWindows windows, long newest) {
        int slot = slot(newest);
        for (int t = 0; t < trailings.length; t++) {
            Trailing trailing = trailings[t];
            int leaving = slot - trailing.panes();
            leaving += leaving < 0 ? layout.ringPanes() : 0;
            if (sums[trailing.column()]) {
                BigDecimal addend = windows.sumRings[trailing.column()][leaving];
                windows.sumTotals[t] = ExactSum.plus(windows.sumTotals[t], addend == null ? null : addend.negate());
            } else {
                windows.totals[t] -= windows.rings[trailing.column()][leaving];
            }
        }
        windows.events -= windows.rings[Layout.EVENTS][slot];
        for (int c = 0; c < sums.length; c++) {
            if (sums[c]) {
                windows.sumRings[c][slot] = null;
            } else {
                windows.rings[c][slot] = 0;
            }
        }
        windows.evidence[slot] = null;
        windows.samples(slot, null);
    }

    /** Adds a part of the newest pane; {@link #advance} has to have come to its end. */
    public void add(GroupWindows windows, PartialPane partial) {
        long newest = windows.end / paneMillis - 1;
        windows.events += partial.counts()[Layout.EVENTS];
        for (int c = 0; c < sums.length; c++) {
            if (sums[c]) {
                addSum(windows, c, slot(newest), partial.sums()[c]);
            } else if (partial.counts()[c] != 0) {
                addCount(windows, c, newest, partial.counts()[c]);
            }
        }
        for (int i = 0; i < partial.moves().length; i += Moves.WIDTH) {
            int column = plan.userColumns().get((int) partial.moves()[i]).column();
            addCount(windows, column, partial.moves()[i + 2] / paneMillis, partial.moves()[i + 3]);
        }
        int slot = slot(newest);
        windows.evidence[slot] = EvidenceRows.merged(windows.evidence[slot], partial.evidence());
        windows.samples(slot, SampleTally.merged(windows.samples(slot), partial.samples()));
    }

    private void addSum(GroupWindows windows, int column, int slot, BigDecimal addend) {
        windows.sumRings[column][slot] = ExactSum.plus(windows.sumRings[column][slot], addend);
        for (int t : over[column]) {
            windows.sumTotals[t] = ExactSum.plus(windows.sumTotals[t], addend);
        }
    }

    /** A pane that has left the rings has left every window. */
    private void addCount(GroupWindows windows, int column, long pane, long count) {
        long age = windows.end / paneMillis - 1 - pane;
        if (age >= layout.ringPanes()) {
            return;
        }
        windows.rings[column][slot(pane)] += count;
        for (int t : over[column]) {
            if (age < trailings[t].panes()) {
                windows.totals[t] += count;
            }
        }
    }

    /** Once all parts of the newest pane are in: keeps its rows of evidence to their bound. */
    public void seal(GroupWindows windows) {
        int slot = slot(windows.end / paneMillis - 1);
        windows.evidence[slot] = EvidenceRows.bounded(windows.evidence[slot]);
    }

    /** The evidence of the last panes, most failures first. */
    public EvidenceRow[] evidence(GroupWindows windows, int panes) {
        EvidenceRow[] rows = {};
        long newest = windows.end / paneMillis - 1;
        for (int age = 0; age < Math.min(panes, layout.ringPanes()); age++) {
            rows = EvidenceRows.merged(rows, windows.evidence[slot(newest - age)]);
        }
        EvidenceRow[] sorted = rows.clone();
        Arrays.sort(sorted, EvidenceRows.MOST_FAILURES_FIRST);
        return sorted;
    }

    /** What most failures of the last panes say: at most three texts. */
    public List<String> samples(GroupWindows windows, int panes) {
        SampleTally tally = new SampleTally();
        long newest = windows.end / paneMillis - 1;
        for (int age = 0; age < Math.min(panes, layout.ringPanes()); age++) {
            tally.add(windows.samples(slot(newest - age)));
        }
        return tally.mostFrequent();
    }

    /** Takes every sum anew from what the rings hold. */
    public void sumUp(GroupWindows windows) {
        long newest = windows.end / paneMillis - 1;
        windows.events = Arrays.stream(windows.rings[Layout.EVENTS]).sum();
        for (int t = 0; t < trailings.length; t++) {
            Trailing trailing = trailings[t];
            windows.totals[t] = 0;
            windows.sumTotals[t] = null;
            for (long pane = newest; pane > newest - trailing.panes(); pane--) {
                if (sums[trailing.column()]) {
                    BigDecimal addend = windows.sumRings[trailing.column()][slot(pane)];
                    windows.sumTotals[t] = ExactSum.plus(windows.sumTotals[t], addend);
                } else {
                    windows.totals[t] += windows.rings[trailing.column()][slot(pane)];
                }
            }
        }
    }

    /** How many of the newest panes, and at most so many, began at a time or later. */
    public int panesSince(long time, GroupWindows windows, int atMost) {
        return time <= windows.end - atMost * paneMillis ? atMost : (int) ((windows.end - time) / paneMillis);
    }

    private int slot(long paneIndex) {
        return (int) Math.floorMod(paneIndex, (long) layout.ringPanes());
    }
}
