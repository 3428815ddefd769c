package dev.syncwatch.standalone.cluster;

/**
 * What a cluster consists of, beside its broker.
 *
 * @param taskManagers   from 1
 * @param slots          of each TaskManager, from 1
 * @param ha             whether a second JobManager stands by, and ZooKeeper says which of them leads
 * @param postgres       whether PostgreSQL belongs to it
 * @param jobManagerHeap in MiB
 * @param taskHeap       of each TaskManager, for jobs, in MiB
 * @param managed        of each TaskManager, for RocksDB, in MiB
 * @param brokerHeap     in MiB
 */
public record ClusterShape(
        int taskManagers,
        int slots,
        boolean ha,
        boolean postgres,
        int jobManagerHeap,
        int taskHeap,
        int managed,
        int brokerHeap) {

    /** Modest: two TaskManagers and 3 GiB in all. */
    public static ClusterShape modest() {
        return new ClusterShape(2, 2, false, true, 512, 512, 64, 512);
    }

    public ClusterShape {
        if (taskManagers < 1 || slots < 1) {
            throw new IllegalArgumentException("a cluster has at least one TaskManager with one slot");
        }
    }

    public ClusterShape withTaskManagers(int count) {
        return new ClusterShape(count, slots, ha, postgres, jobManagerHeap, taskHeap, managed, brokerHeap);
    }

    public ClusterShape withHa(boolean on) {
        return new ClusterShape(taskManagers, slots, on, postgres, jobManagerHeap, taskHeap, managed, brokerHeap);
    }

    public ClusterShape withPostgres(boolean on) {
        return new ClusterShape(taskManagers, slots, ha, on, jobManagerHeap, taskHeap, managed, brokerHeap);
    }

    /** As many as lead or stand by. */
    public int jobManagers() {
        return ha ? 2 : 1;
    }
}
