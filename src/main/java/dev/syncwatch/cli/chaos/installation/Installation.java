package dev.syncwatch.cli.chaos.installation;

import dev.syncwatch.cli.chaos.part.ChaosProcess;
import dev.syncwatch.cli.chaos.part.ChaosProcess.Program;
import dev.syncwatch.cli.chaos.part.Part;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.vendor.PagerDutyStandIn;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** All of Syncwatch in processes, for a world whose time is simulated, with vendors on this machine. */
public final class Installation implements AutoCloseable {
    private static final int PARTITIONS = 2;
    private static final int PAGER_HEAP_MIB = 256;

    private final Path folder;
    private final Path rules;
    private final Platform platform;
    private final StateSettings.Backend state;
    private final PagerDutyStandIn pagerDuty = new PagerDutyStandIn();
    private final SlackStandIn slack = new SlackStandIn();
    private ChaosProcess pager;

    /**
     * Nothing is started yet but vendors.
     *
     * @param folder exists, and takes settings and logs
     * @param rules  a rule file
     * @param state  where detection keeps its state
     */
    public Installation(Path folder, Path rules, Platform platform, StateSettings.Backend state) {
        this.folder = folder;
        this.rules = rules;
        this.platform = platform;
        this.state = state;
    }

    /** Starts all of it; returns once pages can be sent. */
    public void start() throws Exception {
        Path settings = writeSettings();
        platform.open();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.brokers()))) {
            new TopicCreation(admin).createMissing(new Topics(Map.of(), PARTITIONS, true), Topic.ALL);
        }
        pager = pager(settings);
        pager.start();
        platform.begin(settings);
        pager.awaitReady();
    }

    private Path writeSettings() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("settings"));
        Files.writeString(
                settings.resolve("detection.yaml"),
                "rules: %s%nstartFrom: earliest%nlogs: topic%nremoteConfig: topic%ncheckpointEvery: 3s%nstate: { backend: %s }%n"
                        .formatted(rules.toAbsolutePath(), state.name().toLowerCase(Locale.ROOT)));
        Files.writeString(settings.resolve("output.yaml"), "checkpointEvery: 3s\n");
        Files.writeString(
                settings.resolve("notification.yaml"),
                "doublesAfter: 5s\nsilences: " + folder.resolve("silences") + "\n");
        return settings;
    }

    private ChaosProcess pager(Path settings) {
        List<String> arguments = List.of(
                "--jobs=notification",
                "--kafka=" + platform.brokers(),
                "--settings=" + settings.resolve("detection.yaml"),
                "--data=" + folder.resolve("pager"),
                "--pagerduty-url=" + pagerDuty.endpoint(),
                "--slack-url=" + slack.endpoint());
        Map<String, String> secrets =
                Map.of("PAGERDUTY_ROUTING_KEY", PagerDutyStandIn.ROUTING_KEY, "SLACK_BOT_TOKEN", SlackStandIn.TOKEN);
        return new ChaosProcess(Program.run(arguments, secrets, PAGER_HEAP_MIB), folder.resolve("pager.log"));
    }

    public Platform platform() {
        return platform;
    }

    /** What can be taken away; known once it was started. */
    public Map<Victim, List<Part>> parts() {
        Map<Victim, List<Part>> parts = new EnumMap<>(platform.parts());
        parts.put(Victim.PAGER, List.of(pager));
        return parts;
    }

    public PagerDutyStandIn pagerDuty() {
        return pagerDuty;
    }

    public SlackStandIn slack() {
        return slack;
    }

    @Override
    public void close() throws Exception {
        try (SlackStandIn fourth = slack;
                PagerDutyStandIn third = pagerDuty;
                Platform second = platform;
                ChaosProcess first = pager) {
            // All of them, whatever one of them throws.
        }
    }
}
