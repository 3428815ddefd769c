package dev.syncwatch.alert;

import java.util.List;

/** Where an environment's groups are kept between evaluations. */
public interface GroupStore {

    /** State: a group of one of the plan's groupings. */
    record GroupId(int grouping, String key) {}

    /** Null where nothing is kept. */
    GroupMemory get(GroupId id) throws Exception;

    /** Has to be called after every change, even of an object that was got from here. */
    void put(GroupId id, GroupMemory memory) throws Exception;

    void remove(GroupId id) throws Exception;

    List<GroupId> ids() throws Exception;
}
