package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.cli.chaos.part.ClusterPart;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.cli.cluster.SubmitCommand;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.ClusterProcess;
import dev.syncwatch.standalone.cluster.ClusterShape;
import dev.syncwatch.standalone.postgres.PostgresServer;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code syncwatch cluster up --ha}: two JobManagers, two TaskManagers either of which can hold both jobs, ZooKeeper, broker, PostgreSQL. */
public final class ClusterPlatform implements Platform {
    private static final ClusterShape SMALL =
            new ClusterShape(2, 2, true, true, 256, 320, 16, 384, "-XX:TieredStopAtLevel=1");
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(3);

    private final Path folder;
    private final Consumer<String> tell;
    private final Cluster cluster;
    private final List<ClusterPart> parts;

    /** {@code folder} takes data and logs; {@code tell} is given lines of progress. Nothing is started yet. */
    public ClusterPlatform(Path folder, Consumer<String> tell) throws IOException {
        this.folder = folder;
        this.tell = tell;
        cluster = Cluster.in(folder, SMALL);
        parts = cluster.processes().stream().map(ClusterPart::new).toList();
        // Its processes outlive whoever started them, and nobody would look for these.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    @Override
    public void open() throws Exception {
        cluster.up(SERVES_WITHIN, tell);
    }

    @Override
    public void begin(Path settings) throws Exception {
        PostgresServer server = server();
        Files.writeString(
                settings.resolve("output.yaml"),
                "database: { url: '%s', user: %s, password: '${file:%s}' }%n"
                        .formatted(server.url(), server.user(), server.passwordFile()),
                StandardOpenOption.APPEND);
        submit(settings.resolve("detection.yaml"));
        submit(settings.resolve("output.yaml"));
    }

    private void submit(Path job) {
        int code = new CommandLine(new SubmitCommand())
                .execute(job.toString(), "--data=" + folder, "--within=" + SERVES_WITHIN.toMinutes() + "m");
        if (code != 0) {
            throw new IllegalStateException(job.getFileName() + " does not run on the cluster in " + folder);
        }
    }

    private PostgresServer server() {
        return cluster.postgres().orElseThrow();
    }

    @Override
    public String brokers() {
        return cluster.bootstrapServers();
    }

    @Override
    public Database database() throws IOException {
        PostgresServer server = server();
        return new Database(
                server.url(),
                server.user(),
                Files.readString(server.passwordFile()).strip());
    }

    @Override
    public List<Long> jobProcesses() {
        return cluster.processes().stream()
                .filter(process -> process.name().startsWith("taskmanager"))
                .flatMap(process -> process.pid().stream())
                .toList();
    }

    /** The JobManager that leads comes before the one that stands by. */
    @Override
    public Map<Victim, List<Part>> parts() {
        return Map.of(
                Victim.BROKER, named("kafka"),
                Victim.DATABASE, named("postgres"),
                Victim.TASK_MANAGER, named("taskmanager"),
                Victim.JOB_MANAGER, named("jobmanager"));
    }

    private List<Part> named(String name) {
        return parts.stream()
                .filter(part -> part.name().startsWith(name))
                .sorted(Comparator.comparing(ClusterPlatform::lastLed).reversed())
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
                .forEach(ClusterPlatform::kill);
    }

    private static void kill(ClusterProcess process) {
        try {
            process.kill();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
