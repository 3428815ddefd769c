package dev.syncwatch.cli.score;

import dev.syncwatch.cli.ScratchFolder;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.util.FileUtils;

/** Acts out scenarios, and lets the very job of {@code replay} decide on what they emit. Leaves no file behind. For any thread. */
final class Rehearsal implements AutoCloseable {
    /** As live: the panes, and how far out of order arrival is. */
    private static final AlertingPipeline.Timing TIMING =
            new AlertingPipeline.Timing(Duration.ofSeconds(10), Duration.ofSeconds(1));

    private final RuleSet rules;
    private final Judge judge;
    private final ScratchFolder folder;
    private final LocalFlink flink;

    /** What came of one trial. */
    record Result(Trial trial, Judgement judgement, long records) {}

    private Rehearsal(RuleSet rules, ScratchFolder folder, LocalFlink flink) {
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
        ScratchFolder folder = ScratchFolder.create("syncwatch-score");
        // A shared start saves each trial two seconds; jobs share nothing else.
        LocalFlink.Place place = new LocalFlink.Place(folder.path().resolve("flink"), 0);
        return new Rehearsal(rules, folder, LocalFlink.start(FlinkSettings.strict(), atOnce, place));
    }

    Result of(Trial trial) throws Exception {
        Path place = Files.createTempDirectory(folder.path(), "trial");
        try {
            ReplayJob.Inputs inputs = new ReplayJob.Inputs(
                    place.resolve("events.ndjson"), place.resolve("logs.ndjson"), place.resolve("config.ndjson"));
            Simulation simulation = Simulation.of(trial.scenario(), trial.seed());
            long records = SimulatedFiles.write(simulation, inputs);
            ReplayJob.run(new ReplayJob.Settings(rules, inputs, place, TIMING, 1), flink);
            List<Episode> episodes = Episodes.of(Files.readAllLines(place.resolve("alerts.ndjson")));
            return new Result(trial, judge.judge(simulation.truth(), episodes), records);
        } finally {
            FileUtils.deleteDirectory(place.toFile());
        }
    }

    @Override
    public void close() throws Exception {
        flink.close();
        folder.close();
    }
}
