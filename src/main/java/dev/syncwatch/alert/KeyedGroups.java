package dev.syncwatch.alert;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Groups in Flink's keyed state, by environment. */
final class KeyedGroups implements GroupStore {

    private static final MapStateDescriptor<GroupId, GroupMemory> GROUPS = new MapStateDescriptor<>(
            "groups", TypeInformation.of(GroupId.class), TypeInformation.of(GroupMemory.class));

    private final MapState<GroupId, GroupMemory> groups;

    KeyedGroups(RuntimeContext context) {
        groups = context.getMapState(GROUPS);
    }

    @Override
    public GroupMemory get(GroupId id) throws Exception {
        return groups.get(id);
    }

    @Override
    public void put(GroupId id, GroupMemory memory) throws Exception {
        groups.put(id, memory);
    }

    @Override
    public void remove(GroupId id) throws Exception {
        groups.remove(id);
    }

    @Override
    public List<GroupId> ids() throws Exception {
        List<GroupId> ids = new ArrayList<>();
        groups.keys().forEach(ids::add);
        return ids;
    }
}
