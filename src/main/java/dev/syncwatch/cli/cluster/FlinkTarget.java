package dev.syncwatch.cli.cluster;

import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.flink.RemoteFlink;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Flink: any, or the cluster of this machine. */
final class FlinkTarget {

    @Option(
            names = "--flink",
            split = ",",
            paramLabel = "URL",
            description = "where the JobManager listens, or several of them; otherwise the cluster of --data")
    private List<URI> addresses;

    @Mixin
    private ClusterFolder folder;

    /** The cluster of this machine; empty where another was named. */
    Optional<Cluster> own() throws IOException {
        return addresses == null ? Optional.of(folder.cluster()) : Optional.empty();
    }

    RemoteFlink flink() throws IOException {
        return addresses == null ? folder.cluster().remote() : new RemoteFlink(addresses);
    }
}
