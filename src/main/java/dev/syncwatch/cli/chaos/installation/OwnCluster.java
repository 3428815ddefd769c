package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.cli.chaos.part.ClusterPart;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.ClusterShape;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import dev.syncwatch.standalone.postgres.PostgresServer;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a cluster that nobody needs any more once it is closed, one by one. */
final class OwnCluster implements AutoCloseable {
    private final Cluster cluster;
    private final List<ClusterPart> parts;

    /** {@code folder} takes data and logs. Nothing is started yet. */
    OwnCluster(Path folder, ClusterShape shape) throws IOException {
        cluster = Cluster.in(folder, shape);
        parts = cluster.processes().stream().map(ClusterPart::new).toList();
        // Its processes outlive whoever started them, and nobody would look for these.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    Cluster cluster() {
        return cluster;
    }

    PostgresServer server() {
        return cluster.postgres().orElseThrow();
    }

    /** Known once PostgreSQL was started. */
    Database database() throws IOException {
        PostgresServer server = server();
        return new Database(
                server.url(),
                server.user(),
                Files.readString(server.passwordFile()).strip());
    }

    /** Those whose names begin so; the JobManager that leads comes before the one that stands by. */
    List<Part> named(String name) {
        return parts.stream()
                .filter(part -> part.name().startsWith(name))
                .sorted(Comparator.comparing(OwnCluster::lastLed).reversed())
                .map(Part.class::cast)
                .toList();
    }

    private static String lastLed(ClusterPart part) {
        try {
            return part.lastLed();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        Stream.of("taskmanager", "jobmanager", "zookeeper", "postgres", "kafka")
                .flatMap(name -> cluster.processes().stream()
                        .filter(process -> process.name().startsWith(name)))
                .forEach(OwnCluster::kill);
    }

    private static void kill(ClusterProcess process) {
        try {
            process.kill();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
