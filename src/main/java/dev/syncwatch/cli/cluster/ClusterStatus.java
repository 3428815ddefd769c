package dev.syncwatch.cli.cluster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.flink.FlinkRestException;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.flink.RemoteJob;
import dev.syncwatch.standalone.flink.RemoteJob.Checkpoint;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What can be said of a cluster; it is the JSON too.
 *
 * @param kafka   what clients connect to
 * @param flink   addresses of the JobManagers
 * @param overview null if Flink does not answer
 * @param problem why not; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClusterStatus(
        List<Running> processes,
        String kafka,
        List<String> flink,
        RemoteFlink.Overview overview,
        List<Job> jobs,
        String problem) {

    /**
     * A process.
     *
     * @param pid null while it does not run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Running(String name, Long pid) {}

    /**
     * A job.
     *
     * @param checkpoint where the newest one is; null without one
     * @param at         when that was made, RFC 3339
     * @param failure    the newest that Flink remembers of it; null without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Job(
            String name,
            String id,
            String state,
            String since,
            String checkpoint,
            String at,
            Long bytes,
            String failure) {

        static Job of(RemoteJob job) throws InterruptedException {
            Checkpoint newest = job.newestCheckpoint().orElse(null);
            RemoteJob.Seen seen = job.seen();
            return new Job(
                    seen.name(),
                    seen.id(),
                    seen.state(),
                    Instant.ofEpochMilli(seen.startedMillis()).toString(),
                    newest == null ? null : newest.place(),
                    newest == null
                            ? null
                            : Instant.ofEpochMilli(newest.madeMillis()).toString(),
                    newest == null ? null : newest.bytes(),
                    job.failure().orElse(null));
        }
    }

    static ClusterStatus of(Cluster cluster) throws InterruptedException {
        List<Running> processes = cluster.processes().stream()
                .map(process -> new Running(process.name(), process.pid().orElse(null)))
                .toList();
        List<String> flink = cluster.flink().stream().map(Object::toString).toList();
        try {
            RemoteFlink remote = cluster.remote();
            RemoteFlink.Overview overview = remote.overview();
            List<Job> jobs = new ArrayList<>();
            for (RemoteJob job : newestOfEachName(remote.jobs())) {
                jobs.add(Job.of(job));
            }
            return new ClusterStatus(processes, cluster.bootstrapServers(), flink, overview, jobs, null);
        } catch (FlinkRestException unanswered) {
            return new ClusterStatus(
                    processes, cluster.bootstrapServers(), flink, null, List.of(), unanswered.getMessage());
        }
    }

    /** What became of the jobs before is of no use to anybody. */
    private static Collection<RemoteJob> newestOfEachName(List<RemoteJob> jobs) {
        Map<String, RemoteJob> newest = new TreeMap<>();
        Comparator<RemoteJob> byStart = Comparator.comparing(
                        (RemoteJob job) -> !job.seen().isOver())
                .thenComparing(job -> job.seen().startedMillis());
        jobs.forEach(job -> newest.merge(job.seen().name(), job, BinaryOperator.maxBy(byStart)));
        return newest.values();
    }

    /** Whether all that should be there is there. */
    @JsonIgnore
    boolean isWhole() {
        return problem == null && processes.stream().allMatch(process -> process.pid() != null);
    }

    void print(PrintWriter out) {
        for (Running process : processes) {
            out.printf("%-16s%s%n", process.name(), process.pid() == null ? "is down" : "process " + process.pid());
        }
        out.printf("%-16s%s%n", "Kafka", kafka);
        flink.forEach(address -> out.printf("%-16s%s%n", "Flink", address));
        if (problem != null) {
            out.println(problem);
            return;
        }
        out.printf(
                "%-16s%d of %d free, TaskManagers: %d%n",
                "slots", overview.freeSlots(), overview.slots(), overview.taskManagers());
        for (Job job : jobs) {
            out.printf("%-16s%s since %s, job %s%n", job.name(), job.state(), job.since(), job.id());
            if (job.failure() != null) {
                out.printf("%-16sfailed last: %s%n", "", job.failure());
            }
            if (job.checkpoint() != null) {
                out.printf("%-16scheckpoint of %s, %d bytes: %s%n", "", job.at(), job.bytes(), job.checkpoint());
            }
        }
    }
}
