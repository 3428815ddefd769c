package dev.syncwatch.alert;

import dev.syncwatch.window.backend.BackendRow;
import dev.syncwatch.window.backend.BackendTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** What the backend's log says, in Flink's keyed state, by environment. Costs nothing where there is no log. */
final class KeyedBackend implements BackendStore {

    private static final MapStateDescriptor<Long, List<BackendRow>> PANES =
            new MapStateDescriptor<>("backend-panes", Types.LONG, Types.LIST(TypeInformation.of(BackendRow.class)));

    private final MapState<Long, List<BackendRow>> panes;

    KeyedBackend(RuntimeContext context) {
        panes = context.getMapState(PANES);
    }

    @Override
    public void add(long pane, BackendRow... rows) throws Exception {
        BackendTally tally = new BackendTally();
        List<BackendRow> known = panes.get(pane);
        if (known != null) {
            known.forEach(tally::add);
        }
        Arrays.stream(rows).forEach(tally::add);
        panes.put(pane, new ArrayList<>(List.of(tally.rows())));
    }

    @Override
    public BackendRow[] between(long from, long to) throws Exception {
        BackendTally tally = new BackendTally();
        for (Map.Entry<Long, List<BackendRow>> pane : panes.entries()) {
            if (pane.getKey() >= from && pane.getKey() < to) {
                pane.getValue().forEach(tally::add);
            }
        }
        return tally.rows();
    }

    @Override
    public boolean forget(long before) throws Exception {
        if (panes.isEmpty()) {
            return false;
        }
        List<Long> old = new ArrayList<>();
        panes.keys().forEach(pane -> {
            if (pane < before) {
                old.add(pane);
            }
        });
        for (long pane : old) {
            panes.remove(pane);
        }
        return !panes.isEmpty();
    }
}
