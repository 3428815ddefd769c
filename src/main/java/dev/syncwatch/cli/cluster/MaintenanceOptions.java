package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionJob;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.cluster.KafkaSecrets;
import dev.syncwatch.job.cluster.SubmittedJob;
import dev.syncwatch.job.silence.PlannedStop;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.flink.RemoteJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What is said of a stop before it begins, so that nobody is called for it. */
final class MaintenanceOptions {

    @Option(
            names = "--maintenance",
            defaultValue = "10m",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description =
                    "how long on-call is not to be paged because detection is away (default ${DEFAULT-VALUE}; 0: not"
                            + " announced). It ends sooner once detection is back")
    private Duration maintenance;

    @Option(
            names = "--announce-to",
            paramLabel = "HOST:PORT",
            description = "brokers as this machine reaches them, if it reaches those of the job otherwise")
    private String brokers;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** For the stop of {@code job}: of the jobs, only detection is missed by those who watch. */
    Announcement of(RemoteJob job, Optional<Cluster> own) throws InterruptedException {
        if (maintenance.isZero() || !job.seen().name().equals(DetectionJob.NAME)) {
            return Announcement.none();
        }
        PrintWriter err = spec.commandLine().getErr();
        try {
            return new Announcement(new PlannedStop(settings(job, own)), maintenance, err::println);
        } catch (BadSettings | IOException | KafkaException unknown) {
            err.println(Announcement.untold(unknown));
            return Announcement.none();
        }
    }

    private DetectionSettings settings(RemoteJob job, Optional<Cluster> own)
            throws BadSettings, IOException, InterruptedException {
        Map<String, String> noted = job.parameters();
        String text = noted.get(SubmittedJob.SETTINGS_TEXT);
        if (text == null) {
            throw new BadSettings("the job does not tell its settings");
        }
        DetectionSettings read = DetectionSettings.read("settings of the job", text.getBytes(StandardCharsets.UTF_8));
        String reached = Optional.ofNullable(brokers)
                .or(() -> own.map(Cluster::bootstrapServers))
                .orElse(noted.get(SubmittedJob.KAFKA));
        return read.withKafka(new KafkaSecrets(System.getenv(), "on this machine").in(read.kafka()))
                .withKafka(reached == null ? Map.of() : Map.of("bootstrap.servers", reached));
    }
}
