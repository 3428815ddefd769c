package dev.syncwatch.cli.score;

import dev.syncwatch.cli.score.judge.Episode;
import dev.syncwatch.cli.score.judge.Episodes;
import dev.syncwatch.cli.score.judge.Judge;
import dev.syncwatch.cli.score.judge.Judgement;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.simulate.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/** Acts out scenarios, and lets the very job of {@code replay} decide on what they emit. Leaves no file behind. */
record Rehearsal(RuleSet rules, Judge judge) {
    /** As live: the panes, and how far out of order arrival is. */
    private static final AlertingPipeline.Timing TIMING =
            new AlertingPipeline.Timing(Duration.ofSeconds(10), Duration.ofSeconds(1));

    /** What came of one trial. */
    record Result(Trial trial, Judgement judgement, long records, List<Episode> episodes) {}

    Rehearsal(RuleSet rules) {
        this(rules, new Judge(rules));
    }

    Result of(Trial trial) throws Exception {
        Path folder = Files.createTempDirectory("syncwatch-score");
        try {
            Path events = folder.resolve("events.ndjson");
            Simulation simulation = Simulation.of(trial.scenario(), trial.seed());
            long records = SimulatedFile.write(simulation, events);
            ReplayJob.run(new ReplayJob.Settings(rules, events, folder, TIMING, 1), new Configuration());
            List<Episode> episodes = Episodes.of(Files.readAllLines(folder.resolve("alerts.ndjson")));
            return new Result(trial, judge.judge(simulation.truth(), episodes), records, episodes);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
