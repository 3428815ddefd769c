package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.cli.chaos.part.ChaosProcess;
import dev.syncwatch.cli.chaos.part.ChaosProcess.Program;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.standalone.cluster.ClusterShape;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code syncwatch run} with detection and output in one process, beside a broker and PostgreSQL as a cluster has them. */
public final class RunPlatform implements Platform {
    private static final int HEAP_MIB = 768;
    private static final int BROKER_HEAP_MIB = 384;
    private static final ClusterShape WITHOUT_FLINK =
            new ClusterShape(1, 1, false, true, 1, 1, 1, BROKER_HEAP_MIB, "-XX:TieredStopAtLevel=1");
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(1);

    private final Path folder;
    private final OwnCluster beside;
    private ChaosProcess flink;

    /** {@code folder} exists, and takes data and logs; nothing is started yet. */
    public RunPlatform(Path folder) throws IOException {
        this.folder = folder;
        beside = new OwnCluster(folder.resolve("cluster"), WITHOUT_FLINK);
    }

    @Override
    public void open() throws Exception {
        beside.cluster().startServices(SERVES_WITHIN);
    }

    @Override
    public void begin(Path settings) throws Exception {
        List<String> arguments = List.of(
                "--jobs=detection,output",
                "--kafka=" + brokers(),
                "--settings=" + settings.resolve("detection.yaml"),
                "--data=" + folder.resolve("data"),
                "--ui-port=0",
                "--database=" + database().url(),
                "--database-user=" + database().user());
        Map<String, String> secrets = Map.of(
                "SYNCWATCH_DATABASE_PASSWORD", database().password(),
                "PAGERDUTY_ROUTING_KEY", "unused",
                "SLACK_BOT_TOKEN", "unused");
        flink = new ChaosProcess(Program.run(arguments, secrets, HEAP_MIB), folder.resolve("run.log"));
        flink.start();
        flink.awaitReady();
    }

    @Override
    public String brokers() {
        return beside.cluster().bootstrapServers();
    }

    @Override
    public Database database() throws IOException {
        return beside.database();
    }

    @Override
    public List<Long> jobProcesses() {
        return List.of(flink.pid());
    }

    @Override
    public boolean runsJobs() throws IOException {
        return flink.isReady();
    }

    @Override
    public Map<Victim, List<Part>> parts() {
        return Map.of(
                Victim.BROKER,
                beside.named("kafka"),
                Victim.FLINK,
                List.of(flink),
                Victim.DATABASE,
                beside.named("postgres"));
    }

    @Override
    public void close() {
        try (OwnCluster last = beside;
                ChaosProcess first = flink) {
            // Both, whatever one of them throws.
        }
    }
}
