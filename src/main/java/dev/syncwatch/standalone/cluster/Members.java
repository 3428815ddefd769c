package dev.syncwatch.standalone.cluster;

import dev.syncwatch.standalone.cluster.ClusterFiles.Written;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processes of a cluster.
 *
 * @param services what Flink needs beside it, the broker first
 * @param flink    JobManagers before TaskManagers
 * @param pagers   one, or none
 * @param surplus  those that belong to it no more, and may run yet
 */
record Members(
        List<ClusterProcess> services,
        List<ClusterProcess> flink,
        List<PagerProcess> pagers,
        List<ClusterProcess> surplus) {

    /** {@code renewed}: whether they run on what this program runs on, and not on what they did before. */
    static Members of(ClusterFiles files, Written written, boolean renewed) throws IOException {
        List<Path> classPath = files.libraries(renewed);
        ClusterShape shape = written.shape();
        FlinkProcesses started = FlinkProcesses.of(files, written, classPath);
        List<ClusterProcess> flink = new ArrayList<>();
        for (int number = 1; number <= shape.jobManagers(); number++) {
            flink.add(started.jobManager(number));
        }
        List<ClusterProcess> surplus = new ArrayList<>();
        for (int number = 1; number <= written.mostTaskManagers(); number++) {
            (number <= shape.taskManagers() ? flink : surplus).add(started.taskManager(number));
        }
        PagerProcess pager = PagerProcess.of(files, written, classPath);
        if (written.pager() == null) {
            surplus.add(pager.process());
        }
        List<PagerProcess> pagers = written.pager() == null ? List.of() : List.of(pager);
        return new Members(services(new Services(files, written, classPath), shape), flink, pagers, surplus);
    }

    private static List<ClusterProcess> services(Services services, ClusterShape shape) {
        List<ClusterProcess> wanted = new ArrayList<>(List.of(services.broker()));
        if (shape.postgres()) {
            wanted.add(services.postgres());
        }
        if (shape.ha()) {
            wanted.add(services.zooKeeper());
        }
        return wanted;
    }

    /** All that belong to it but the pager, in the order in which they are started. */
    List<ClusterProcess> withoutPager() {
        return Stream.of(services, flink).flatMap(List::stream).toList();
    }

    /** All that belong to it. */
    List<ClusterProcess> all() {
        return Stream.concat(withoutPager().stream(), pagers.stream().map(PagerProcess::process))
                .toList();
    }
}
