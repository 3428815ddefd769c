package dev.syncwatch.standalone.cluster;

import java.util.List;

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
 * @param javaOptions    for Flink's processes and the broker, with spaces between; may be empty
 */
public record ClusterShape(
        int taskManagers,
        int slots,
        boolean ha,
        boolean postgres,
        int jobManagerHeap,
        int taskHeap,
        int managed,
        int brokerHeap,
        String javaOptions) {

    /** Modest: two TaskManagers and 3 GiB in all. */
    public static ClusterShape modest() {
        return new ClusterShape(2, 2, false, true, 512, 512, 64, 512, "");
    }

    public ClusterShape {
        if (taskManagers < 1 || slots < 1) {
            throw new IllegalArgumentException("a cluster has at least one TaskManager with one slot");
        }
    }

    public ClusterShape withTaskManagers(int count) {
        return new ClusterShape(count, slots, ha, postgres, jobManagerHeap, taskHeap, managed, brokerHeap, javaOptions);
    }

    public ClusterShape withHa(boolean on) {
        return new ClusterShape(
                taskManagers, slots, on, postgres, jobManagerHeap, taskHeap, managed, brokerHeap, javaOptions);
    }

    public ClusterShape withPostgres(boolean on) {
        return new ClusterShape(
                taskManagers, slots, ha, on, jobManagerHeap, taskHeap, managed, brokerHeap, javaOptions);
    }

    /** Its options one by one. */
    List<String> javaWords() {
        return javaOptions.isBlank() ? List.of() : List.of(javaOptions.strip().split("\\s+"));
    }

    public ClusterShape withJavaOptions(String options) {
        return new ClusterShape(
                taskManagers, slots, ha, postgres, jobManagerHeap, taskHeap, managed, brokerHeap, options);
    }

    /** As many as lead or stand by. */
    public int jobManagers() {
        return ha ? 2 : 1;
    }
}
