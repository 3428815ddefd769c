package dev.syncwatch.alert;

import dev.syncwatch.window.backend.BackendRow;
import dev.syncwatch.window.backend.BackendTally;
import java.util.Arrays;
import java.util.TreeMap;

/** What the backend's log says, in memory. */
final class BackendInMemory implements BackendStore {
    private final TreeMap<Long, BackendTally> panes = new TreeMap<>();

    @Override
    public void add(long pane, BackendRow... rows) {
        BackendTally tally = panes.computeIfAbsent(pane, unused -> new BackendTally());
        Arrays.stream(rows).forEach(tally::add);
    }

    @Override
    public BackendRow[] between(long from, long to) {
        BackendTally sum = new BackendTally();
        panes.subMap(from, to)
                .values()
                .forEach(tally -> Arrays.stream(tally.rows()).forEach(sum::add));
        return sum.rows();
    }

    @Override
    public boolean forget(long before) {
        panes.headMap(before).clear();
        return !panes.isEmpty();
    }
}
