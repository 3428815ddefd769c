package dev.syncwatch.cli.score;

import dev.syncwatch.cli.score.judge.Episode;
import dev.syncwatch.cli.score.judge.Episodes;
import dev.syncwatch.cli.score.judge.Judge;
import dev.syncwatch.cli.score.judge.Judgement;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.FlinkSettings;
import dev.syncwatch.job.ReplayJob;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.simulate.Simulation;
import dev.syncwatch.standalone.LocalFlink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Acts out scenarios, and lets the very job of {@code replay} decide on what they emit. Leaves no file behind. For any thread. */
final class Rehearsal implements AutoCloseable {
    /** As live: the panes, and how far out of order arrival is. */
    private static final AlertingPipeline.Timing TIMING =
            new AlertingPipeline.Timing(Duration.ofSeconds(10), Duration.ofSeconds(1));

    private final RuleSet rules;
    private final Judge judge;
    private final Path folder;
    private final LocalFlink flink;

    /** What came of one trial. */
    record Result(Trial trial, Judgement judgement, long records) {}

    private Rehearsal(RuleSet rules, Path folder, LocalFlink flink) {
        this.rules = rules;
        this.judge = new Judge(rules);
        this.folder = folder;
        this.flink = flink;
    }

    /**
     * @param atOnce how many trials may be under way at a time
     * @throws Exception if Flink does not start, or there is no place for files
     */
    static Rehearsal with(RuleSet rules, int atOnce) throws Exception {
        Path folder = Files.createTempDirectory("syncwatch-score");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteIfPossible(folder)));
        // A shared start saves each trial two seconds; jobs share nothing else.
        LocalFlink.Place place = new LocalFlink.Place(folder.resolve("flink"), 0);
        return new Rehearsal(rules, folder, LocalFlink.start(FlinkSettings.strict(), atOnce, place));
    }

    Result of(Trial trial) throws Exception {
        Path place = Files.createTempDirectory(folder, "trial");
        try {
            ReplayJob.Inputs inputs = new ReplayJob.Inputs(
                    place.resolve("events.ndjson"), place.resolve("logs.ndjson"), place.resolve("config.ndjson"));
            Simulation simulation = Simulation.of(trial.scenario(), trial.seed());
            long records = SimulatedFiles.write(simulation, inputs);
            ReplayJob.run(new ReplayJob.Settings(rules, inputs, place, TIMING, 1), flink);
            List<Episode> episodes = Episodes.of(Files.readAllLines(place.resolve("alerts.ndjson")));
            return new Result(trial, judge.judge(simulation.truth(), episodes), records);
        } finally {
            delete(place);
        }
    }

    @Override
    public void close() throws Exception {
        flink.close();
        delete(folder);
    }

    /** Whoever is stopped in the midst of a trial leaves hundreds of megabytes there. */
    private static void deleteIfPossible(Path folder) {
        try {
            if (Files.exists(folder)) {
                delete(folder);
            }
        } catch (IOException | UncheckedIOException stillWritten) {
            // Temporary files: somebody else will clear them away.
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
