package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.process.ClusterException;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.flink.RemoteJob;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which running job, and where its savepoint goes. */
final class RunningJob {

    @Parameters(paramLabel = "JOB", description = "its name, such as detection, or its id")
    private String job;

    @Mixin
    private FlinkTarget target;

    @Option(
            names = "--savepoints",
            paramLabel = "PLACE",
            description = "the folder for the savepoint; otherwise the cluster's own")
    private String savepoints;

    @Option(
            names = "--within",
            defaultValue = "3m",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how long to wait (default ${DEFAULT-VALUE})")
    private Duration within;

    /** Throws a {@link ClusterException} if there is none. */
    RemoteJob find() throws IOException, InterruptedException {
        RemoteFlink flink = target.flink();
        List<RemoteJob> running =
                flink.jobs().stream().filter(each -> !each.seen().isOver()).toList();
        Optional<RemoteJob> found = running.stream()
                .filter(each -> each.seen().name().equals(job) || each.id().equals(job))
                .findFirst();
        return found.orElseThrow(() -> new ClusterException("no job %s runs there; these do: %s"
                .formatted(
                        job,
                        running.isEmpty()
                                ? "none"
                                : running.stream()
                                        .map(each -> each.seen().name())
                                        .collect(Collectors.joining(", ")))));
    }

    /** The cluster of this machine; empty where another was named. */
    Optional<Cluster> own() throws IOException {
        return target.own();
    }

    /** Null for the cluster's place. */
    String savepoints() {
        return savepoints;
    }

    Duration within() {
        return within;
    }
}
