package dev.syncwatch.cli.config;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.cli.silence.InstantConverter;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.TopicsUnavailableException;
import dev.syncwatch.telemetry.config.RemoteConfig;
import dev.syncwatch.telemetry.config.SyncSchedule;
import dev.syncwatch.telemetry.kafka.RemoteConfigTopic;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code syncwatch config set}. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Writes that learningSync.enabled was changed. Disabling counts from 5 min after the change,"
                + " enabling at once.")
final class SetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "enabled=true|false", description = "what the flag is now")
    private String flag;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "when it was changed, RFC 3339 (default: now)")
    private Instant at;

    @Mixin
    private ConfigPlace place;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!List.of("enabled=true", "enabled=false").contains(flag)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "'" + flag + "' is no setting: write enabled=true or enabled=false");
        }
        Instant time = at == null ? Instant.now() : at;
        RemoteConfig change = new RemoteConfig(flag.equals("enabled=true"), time.toEpochMilli());
        RemoteConfigTopic topic = place.topic();
        create(topic);
        topic.write(change);
        tell(change, topic);
        return ExitCode.GOOD;
    }

    private static void create(RemoteConfigTopic topic) throws TopicsUnavailableException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(topic.kafka()))) {
            Topics topics = new Topics(Map.of(Topic.REMOTE_CONFIG, topic.topic()), 1, false);
            new TopicCreation(admin).createMissing(topics, List.of(Topic.REMOTE_CONFIG));
        }
    }

    private void tell(RemoteConfig change, RemoteConfigTopic topic) {
        PrintWriter out = spec.commandLine().getOut();
        Instant time = Instant.ofEpochMilli(change.time());
        out.printf(
                "Written to %s: sync was %s at %s.%n", topic.topic(), change.enabled() ? "enabled" : "disabled", time);
        out.printf(
                change.enabled() ? "That counts at once.%n" : "That counts from %s.%n",
                time.plusMillis(SyncSchedule.DELAY_MILLIS));
    }
}
