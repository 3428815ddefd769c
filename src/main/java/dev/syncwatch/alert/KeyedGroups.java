package dev.syncwatch.alert;

import dev.syncwatch.window.carry.CarriedWindows;
import dev.syncwatch.window.resident.ResidentMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Groups in Flink's keyed state, by environment; in memory between checkpoints, since every T touches all of them. */
final class KeyedGroups implements GroupStore {

    static final MapStateDescriptor<GroupId, GroupMemory> GROUPS = new MapStateDescriptor<>(
            "groups", TypeInformation.of(GroupId.class), TypeInformation.of(GroupMemory.class));

    private final ResidentMap<GroupId, GroupMemory> resident;
    private Map<GroupId, GroupMemory> groups = Map.of();

    KeyedGroups(RuntimeContext context) {
        resident = new ResidentMap<>(context.getMapState(GROUPS));
    }

    /** Turns to those of an environment, which has to be the current key. */
    void turnTo(String environment) throws Exception {
        groups = resident.of(environment);
    }

    void forgetIfEmpty(String environment) {
        resident.forgetIfEmpty(environment);
    }

    /** To be called before each snapshot, as {@link ResidentMap#save} says. */
    void save(ResidentMap.KeySetter current) throws Exception {
        groups = Map.of();
        resident.save(current);
    }

    /** Brings an environment's groups to another plan; those of a grouping that is no more are forgotten. */
    static void carry(MapState<GroupId, GroupMemory> groups, CarriedWindows carried) throws Exception {
        Map<GroupId, GroupMemory> moved = new HashMap<>();
        for (Map.Entry<GroupId, GroupMemory> group : groups.entries()) {
            GroupId id = group.getKey();
            if (carried.grouping(id.grouping()) >= 0) {
                GroupMemory memory = group.getValue();
                memory.windows = carried.windows(id.grouping(), memory.windows);
                moved.put(new GroupId(carried.grouping(id.grouping()), id.key()), memory);
            }
        }
        groups.clear();
        groups.putAll(moved);
    }

    @Override
    public Iterable<Map.Entry<GroupId, GroupMemory>> all() {
        return groups.entrySet();
    }

    @Override
    public void put(GroupId id, GroupMemory memory) {
        groups.put(id, memory);
    }

    @Override
    public void remove(GroupId id) {
        groups.remove(id);
    }
}
