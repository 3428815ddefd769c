package dev.syncwatch.cli.chaos.day;

import dev.syncwatch.cli.chaos.seen.ChangeLog;
import dev.syncwatch.cli.score.SimulatedFiles;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;

/** What {@code replay} makes of a day: a witness that knows neither Kafka nor clusters. */
public record Replayed(Path folder, RuleSet rules) {
    private static final AlertingPipeline.Timing TIMING =
            new AlertingPipeline.Timing(Duration.ofSeconds(10), Duration.ofSeconds(1));

    /** Plays the day once more, into files in the folder. */
    public ChangeLog changes(Scenario scenario, long seed) throws Exception {
        Files.createDirectories(folder);
        ReplayJob.Inputs inputs = new ReplayJob.Inputs(
                folder.resolve("events.ndjson"), folder.resolve("logs.ndjson"), folder.resolve("config.ndjson"));
        SimulatedFiles.write(Simulation.of(scenario, seed), inputs);
        ReplayJob.run(new ReplayJob.Settings(rules, inputs, folder, TIMING, 1), new Configuration());
        return ChangeLog.of(Files.readAllLines(folder.resolve("alerts.ndjson")));
    }
}
