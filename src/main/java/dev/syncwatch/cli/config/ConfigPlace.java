package dev.syncwatch.cli.config;

import dev.syncwatch.cli.KafkaOptions;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.telemetry.kafka.RemoteConfigTopic;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where remote config is told, as all commands about it take it. */
final class ConfigPlace {

    @Option(
            names = "--settings",
            defaultValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description = "names the topic, and how to reach Kafka (default ${DEFAULT-VALUE})")
    private Path settingsFile;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "instead of the one that the settings name")
    private String topic;

    @Mixin
    private KafkaOptions kafka;

    RemoteConfigTopic topic() throws BadSettings, IOException {
        DetectionSettings settings = DetectionSettings.read(settingsFile).withKafka(kafka.clients());
        return new RemoteConfigTopic(settings.kafka(), topic != null ? topic : settings.topic(Topic.REMOTE_CONFIG));
    }
}
