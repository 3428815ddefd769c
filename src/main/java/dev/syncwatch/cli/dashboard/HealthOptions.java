package dev.syncwatch.cli.dashboard;

import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.dashboard.health.ConsumerLag;
import dev.syncwatch.dashboard.health.FlinkJobs;
import dev.syncwatch.dashboard.health.HealthWatch;
import dev.syncwatch.job.DetectionJob;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom to ask how the pipeline does; without them the page says what the tables tell, and no more. */
final class HealthOptions {
    private static final String GROUP = "group.id";

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            description = "where Flink shows its jobs, such as http://127.0.0.1:8081: for their states and checkpoints")
    private URI flink;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    HealthWatch watch() throws IOException {
        if (flink != null
                && (flink.getHost() == null
                        || !String.valueOf(flink.getScheme()).startsWith("http"))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--flink is no address: write http://HOST:PORT");
        }
        Map<String, String> clients = kafka.clients();
        Optional<ConsumerLag> lag = KafkaOptions.nameBrokers(clients)
                ? Optional.of(new ConsumerLag(clients, clients.getOrDefault(GROUP, "syncwatch-" + DetectionJob.NAME)))
                : Optional.empty();
        return HealthWatch.start(lag, Optional.ofNullable(flink).map(url -> new FlinkJobs(url, DetectionJob.NAME)));
    }
}
