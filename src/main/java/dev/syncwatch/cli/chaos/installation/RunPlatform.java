package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.cli.chaos.part.BrokerPart;
import dev.syncwatch.cli.chaos.part.ChaosProcess;
import dev.syncwatch.cli.chaos.part.ChaosProcess.Program;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.cli.chaos.part.PostgresPart;
import dev.syncwatch.store.postgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code syncwatch run} with detection and output in one process, beside a broker and PostgreSQL of their own. */
public final class RunPlatform implements Platform {
    private static final int HEAP_MIB = 768;
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(1);

    private final Path folder;
    private final BrokerPart broker;
    private final PostgresPart postgres;
    private ChaosProcess flink;

    /** {@code folder} exists, and takes data and logs; nothing is started yet. */
    public RunPlatform(Path folder) throws IOException {
        this.folder = folder;
        broker = new BrokerPart(folder);
        postgres = new PostgresPart(folder.resolve("postgres"));
        // PostgreSQL outlives whoever started it.
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    }

    @Override
    public void open() throws Exception {
        broker.start();
        postgres.start();
        long deadline = System.nanoTime() + SERVES_WITHIN.toNanos();
        while (!broker.isReady()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the broker does not start: see " + folder);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
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
        return broker.address();
    }

    @Override
    public Database database() {
        return postgres.database();
    }

    @Override
    public List<Long> jobProcesses() {
        return List.of(flink.pid());
    }

    @Override
    public Map<Victim, List<Part>> parts() {
        return Map.of(Victim.BROKER, List.of(broker), Victim.FLINK, List.of(flink), Victim.DATABASE, List.of(postgres));
    }

    @Override
    public void close() {
        try (BrokerPart last = broker;
                PostgresPart second = postgres;
                ChaosProcess first = flink) {
            // All three, whatever one of them throws.
        }
    }
}
