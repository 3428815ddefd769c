package dev.syncwatch.cli.chaos.part;

import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A process of a cluster. Nobody asks it whether it serves: that shows in what comes of it. */
public final class ClusterPart implements Part {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    private final ClusterProcess process;

    /** Starts nothing. */
    public ClusterPart(ClusterProcess process) {
        this.process = process;
    }

    /** As the cluster calls it. */
    public String name() {
        return process.name();
    }

    /** When it began to lead last, as its log has it, so that later ones sort after earlier ones; empty if it never did. */
    public String lastLed() throws IOException {
        Path log = process.output().resolveSibling("log");
        if (!Files.exists(log)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains("DispatcherRunner was granted leadership"))
                    .reduce("", (before, last) -> last);
        }
    }

    @Override
    public void start() throws IOException {
        process.start();
    }

    @Override
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void stop() throws InterruptedException {
        process.stop(STOPPED_WITHIN);
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public boolean isReady() {
        return isAlive();
    }
}
