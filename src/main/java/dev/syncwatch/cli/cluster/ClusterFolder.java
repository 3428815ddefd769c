package dev.syncwatch.cli.cluster;

import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.process.ClusterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster of this machine. */
final class ClusterFolder {

    @Option(
            names = "--data",
            defaultValue = "data/cluster",
            paramLabel = "DIR",
            description = "where the cluster keeps everything (default ${DEFAULT-VALUE})")
    private Path folder;

    Path path() {
        return folder;
    }

    Optional<Cluster> ifAny() throws IOException {
        return Cluster.open(folder);
    }

    /** Throws a {@link ClusterException} if there never was one. */
    Cluster cluster() throws IOException {
        return ifAny().orElseThrow(() -> new ClusterException(
                "there is no cluster in %s: start one with `syncwatch cluster up`, or name another Flink with --flink URL"
                        .formatted(folder)));
    }
}
