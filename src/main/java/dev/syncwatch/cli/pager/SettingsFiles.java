package dev.syncwatch.cli.pager;

import dev.syncwatch.cli.Channels;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.HeartbeatSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.job.LocalPager.Watch;
import dev.syncwatch.job.NotificationJobSettings;
import dev.syncwatch.job.output.OutputSettings;
import dev.syncwatch.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The settings of all jobs, each in a file of a name that is known. Whatever reads one throws {@link BadSettings} if it can't be used.
 *
 * @param file of the detection job, which may be called anything; the others stand beside it, or their defaults hold
 */
public record SettingsFiles(Path file) {

    public DetectionSettings detection() throws BadSettings, IOException {
        return DetectionSettings.read(file);
    }

    public NotificationJobSettings notification() throws BadSettings, IOException {
        return NotificationJobSettings.read(file.resolveSibling("notification.yaml"));
    }

    public HeartbeatSettings heartbeat() throws BadSettings, IOException {
        return HeartbeatSettings.read(file.resolveSibling("heartbeat.yaml"));
    }

    public OutputSettings output() throws BadSettings, IOException {
        return OutputSettings.read(file.resolveSibling("output.yaml"));
    }

    /** By these rules, whose channels come to their vendors so. */
    public Watch watch(RuleSet rules, Channels channels, Set<LocalPager.Job> jobs) throws BadSettings, IOException {
        return new Watch(detection(), notification(), rules, channels.of(rules), channels.notifiers(rules), jobs);
    }
}
