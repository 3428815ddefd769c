package dev.syncwatch.alert;

import java.util.Map;

/** Where an environment's groups are kept between evaluations. */
public interface GroupStore {

    /** State: a group of one of the plan's groupings. */
    record GroupId(int grouping, String key) {}

    /** Nothing may be put or removed before all that is wanted of it was taken. */
    Iterable<Map.Entry<GroupId, GroupMemory>> all() throws Exception;

    /** Has to be called after every change, even of an object that was got from here. */
    void put(GroupId id, GroupMemory memory) throws Exception;

    void remove(GroupId id) throws Exception;
}
