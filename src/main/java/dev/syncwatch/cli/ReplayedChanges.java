package dev.syncwatch.cli;

import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.rule.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** What rules decide on a file of events, for a command that shows it and keeps nothing. */
final class ReplayedChanges {

    private ReplayedChanges() {}

    /** The changes in order of time, each one JSON object; leaves no file behind. */
    static List<String> of(RuleSet rules, Path events, Duration pane) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create("syncwatch-replay")) {
            AlertingPipeline.Timing timing = new AlertingPipeline.Timing(pane, pane);
            ReplayJob.run(new ReplayJob.Settings(rules, events, folder.path(), timing, 1), new Configuration());
            return Files.readAllLines(folder.path().resolve("alerts.ndjson"));
        }
    }
}
