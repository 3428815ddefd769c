package dev.syncwatch.alert;

import java.util.LinkedHashMap;
import java.util.Map;

/** One environment's groups, in memory. */
final class GroupsInMemory implements GroupStore {
    private final Map<GroupId, GroupMemory> groups = new LinkedHashMap<>();

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
