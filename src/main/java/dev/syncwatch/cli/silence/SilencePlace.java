package dev.syncwatch.cli.silence;

import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.NewestProgress;
import dev.syncwatch.job.silence.SilenceTopic;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.TopicsUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where silences are kept, as all commands about them take it. */
final class SilencePlace {

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description = "names the topics, and how to reach Kafka (default ${DEFAULT-VALUE})")
    private Path settingsFile;

    @Mixin
    private KafkaOptions kafka;

    /**
     * What time it is.
     *
     * @param byProgress whether it is the time that rules have been evaluated to; else this machine's clock says it
     */
    record Now(Instant time, boolean byProgress) {
        private static final Duration LONG = Duration.ofMinutes(5);

        /** Empty unless rules were last evaluated long ago: then silences may be judged by another time than people think. */
        Optional<String> warning() {
            Duration behind = Duration.between(time, Instant.now());
            return byProgress && behind.compareTo(LONG) > 0
                    ? Optional.of("rules were last evaluated " + behind.toMinutes()
                            + " min ago, and silences go by that time, not by the clock")
                    : Optional.empty();
        }

        /** For people. */
        String source() {
            return byProgress
                    ? "by the progress of the rules"
                    : "by this machine's clock, as no rule was evaluated yet";
        }
    }

    DetectionSettings settings() throws BadSettings, IOException {
        return DetectionSettings.read(settingsFile).withKafka(kafka.clients());
    }

    static SilenceTopic topic(DetectionSettings settings) {
        return new SilenceTopic(settings.kafka(), settings.topic(Topic.SILENCES));
    }

    static void createTopic(DetectionSettings settings) throws TopicsUnavailableException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
            Topics topics = new Topics(Map.of(Topic.SILENCES, settings.topic(Topic.SILENCES)), 1, false);
            new TopicCreation(admin).createMissing(topics, List.of(Topic.SILENCES));
        }
    }

    static Now now(DetectionSettings settings) throws IOException {
        return NewestProgress.read(settings.kafka(), settings.topic(Topic.PROGRESS))
                .map(evaluatedTo -> new Now(evaluatedTo, true))
                .orElseGet(() -> new Now(Instant.now().truncatedTo(ChronoUnit.SECONDS), false));
    }
}
