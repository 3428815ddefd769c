package dev.syncwatch.cli.pager;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.job.LocalPager.Watch;
import dev.syncwatch.job.LocalPlace;
import dev.syncwatch.job.NotificationJob;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.TopicCreation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * The jobs that page, as {@code run} starts them, for a command that shows them at work: their settings stand in a folder of its own.
 *
 * @param path    holds settings, silences and what Flink needs
 * @param brokers whose topics are there, but for outboxes
 */
public record PagerFolder(Path path, String brokers) {

    /** Puts a settings file there, as {@code jobs/} has it. */
    public void write(String file, String yaml) throws IOException {
        Files.writeString(path.resolve(file), yaml);
    }

    /** Settings of the notification job that name the folder for silences; more may follow. */
    public String silences() {
        return "silences: " + path.resolve("silences") + "\n";
    }

    /**
     * By {@code detection.yaml} and {@code notification.yaml}, which have to be there.
     *
     * @throws BadSettings if they can't be used
     */
    public Watch watch(RuleSet rules, Channels channels, Set<LocalPager.Job> jobs) throws BadSettings, IOException {
        Watch watch = files().watch(rules, channels, jobs);
        return watch.with(watch.settings().withKafka(clients()));
    }

    private SettingsFiles files() {
        return new SettingsFiles(path.resolve("detection.yaml"));
    }

    private Map<String, String> clients() {
        return Map.of("bootstrap.servers", brokers);
    }

    /** A Flink for the detection job, and for others that need {@code more} slots. */
    public LocalFlink flink(Watch watch, int more) throws Exception {
        return LocalPager.startFlink(watch.settings(), more, new LocalFlink.Place(path.resolve("flink"), 0));
    }

    /** Starts the jobs with empty windows; heartbeats are those of {@code heartbeat.yaml}. */
    public LocalPager start(Watch watch, LocalFlink flink, Consumer<String> tell) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(clients()))) {
            new TopicCreation(admin).createMissing(NotificationJob.outboxes(watch));
        }
        return LocalPager.start(watch, new LocalPlace(flink, files().heartbeat(), true, tell));
    }
}
