package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.cli.cluster.SubmitCommand;
import dev.syncwatch.standalone.cluster.ClusterShape;
import dev.syncwatch.standalone.flink.FlinkRestException;
import dev.syncwatch.standalone.postgres.PostgresServer;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine;

/** {@code syncwatch cluster up --ha}: two JobManagers, two TaskManagers either of which can hold both jobs, ZooKeeper, broker, PostgreSQL. */
public final class ClusterPlatform implements Platform {
    private static final ClusterShape SMALL =
            new ClusterShape(2, 2, true, true, 256, 320, 64, 384, "-XX:TieredStopAtLevel=1");
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(3);
    private static final Set<String> JOBS = Set.of("detection", "output");

    private final Path folder;
    private final Consumer<String> tell;
    private final OwnCluster own;

    /** {@code folder} takes data and logs; {@code tell} is given lines of progress. Nothing is started yet. */
    public ClusterPlatform(Path folder, Consumer<String> tell) throws IOException {
        this.folder = folder;
        this.tell = tell;
        own = new OwnCluster(folder, SMALL);
    }

    @Override
    public void open() throws Exception {
        own.cluster().up(SERVES_WITHIN, tell);
    }

    @Override
    public void begin(Path settings) throws Exception {
        PostgresServer server = own.server();
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

    @Override
    public String brokers() {
        return own.cluster().bootstrapServers();
    }

    @Override
    public Database database() throws IOException {
        return own.database();
    }

    @Override
    public List<Long> jobProcesses() {
        return own.cluster().processes().stream()
                .filter(process -> process.name().startsWith("taskmanager"))
                .flatMap(process -> process.pid().stream())
                .toList();
    }

    /** What answers is asked of the JobManager that leads, whichever was asked. */
    @Override
    public boolean runsJobs() throws InterruptedException {
        try {
            return own.cluster().remote().wholeJobs().containsAll(JOBS);
        } catch (FlinkRestException nobodyLeads) {
            return false;
        }
    }

    @Override
    public Map<Victim, List<Part>> parts() {
        return Map.of(
                Victim.BROKER, own.named("kafka"),
                Victim.DATABASE, own.named("postgres"),
                Victim.TASK_MANAGER, own.named("taskmanager"),
                Victim.JOB_MANAGER, own.named("jobmanager"),
                Victim.ZOO_KEEPER, own.named("zookeeper"));
    }

    @Override
    public void close() {
        own.close();
    }
}
