package dev.syncwatch.alert;

import dev.syncwatch.alert.GroupStore.GroupId;
import dev.syncwatch.alert.Moment.Group;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.Rings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One environment's groups at one T, with what its pane adds: each is fetched once and put back once. */
final class Groups {

    private final GroupStore store;
    private final List<Rings> rings;
    private final long now;
    private final Map<GroupId, Group> groups = new LinkedHashMap<>();

    /**
     * @param rings by grouping
     * @param now   T, epoch milliseconds
     */
    Groups(GroupStore store, List<Rings> rings, long now) throws Exception {
        this.store = store;
        this.rings = rings;
        this.now = now;
        for (Map.Entry<GroupId, GroupMemory> kept : store.all()) {
            groups.put(kept.getKey(), new Group(kept.getKey(), kept.getValue()));
        }
    }

    void add(PartialPane part) {
        GroupMemory memory = memory(new GroupId(part.grouping(), part.group()));
        Rings ring = rings.get(part.grouping());
        ring.advance(memory.windows, now);
        ring.add(memory.windows, part);
        if (part.hasEvents()) {
            memory.waiting = false;
        } else if (part.moves().length == 0) {
            memory.newestLog = now;
        }
    }

    /** What is kept of a group, which begins if there is none. */
    GroupMemory memory(GroupId id) {
        return groups.computeIfAbsent(id, this::begun).memory();
    }

    private Group begun(GroupId id) {
        GroupMemory memory = new GroupMemory();
        memory.windows = rings.get(id.grouping()).startingAt(now);
        memory.waiting = true;
        return new Group(id, memory);
    }

    /** Brings the windows of all to T, after which no part is added any more. */
    void complete() {
        for (Group group : groups.values()) {
            Rings ring = rings.get(group.id().grouping());
            ring.advance(group.memory().windows, now);
            ring.seal(group.memory().windows);
        }
    }

    Collection<Group> all() {
        return groups.values();
    }

    /** Whether any needs the next pane end; those that nothing could tell from new ones are dropped. */
    boolean keep() throws Exception {
        boolean goesOn = false;
        for (Group group : groups.values()) {
            Rings ring = rings.get(group.id().grouping());
            goesOn |= group.memory().needsTime(ring.span());
            if (isAsNew(group, ring)) {
                store.remove(group.id());
            } else {
                store.put(group.id(), group.memory());
            }
        }
        return goesOn;
    }

    /** One that has begun is evaluated for ever: a line of the backend's log would be an answer here, but does not begin a new group. */
    private static boolean isAsNew(Group group, Rings ring) {
        return group.memory().isBlank(ring.span())
                && (group.memory().waiting || !ring.takesLogs(group.id().key()));
    }
}
