package dev.syncwatch.job;

import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.job.resume.Beginning;
import dev.syncwatch.job.resume.Causes;
import dev.syncwatch.job.resume.CheckpointFolder;
import dev.syncwatch.job.resume.Origin;
import dev.syncwatch.job.resume.Resumption;
import dev.syncwatch.job.rules.NewestArrival;
import dev.syncwatch.job.rules.RuleFollower;
import dev.syncwatch.job.rules.RulesTopic;
import dev.syncwatch.job.rules.Settlement;
import dev.syncwatch.job.silence.NewestProgress;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.util.FileUtils;

/**
 * The detection job on a Flink in this process. It goes on from the newest checkpoint that can be used, and says which; from one that
 * can't be used it says why, and begins where its group last committed. Rule sets that need other things measured it takes over by
 * stopping with a savepoint and starting anew from it.
 */
final class LocalDetection implements AutoCloseable {

    /** A start and a stop must not take long: without a checkpoint there a little more is read again. */
    private static final Duration CHECKPOINT_WITHIN = Duration.ofSeconds(5);

    /** Large state takes its time to be read. */
    private static final Duration RUNNING_WITHIN = Duration.ofMinutes(5);

    private static final String EMPTY_HANDED =
            "Begins without a checkpoint: with empty windows, where its group last committed.";
    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(5);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

    /** What a checkpoint may be older than what has been evaluated since. */
    private static final long CHECKPOINT_AGE_MILLIS = Duration.ofDays(1).toMillis();

    private final DetectionSettings settings;
    private final RuleSet rules;
    private final LocalPlace place;
    private final LocalFlink flink;
    private Configuration configuration;
    private RuleTimeline timeline;
    private RuleFollower follower;
    private volatile LocalJob job;
    private volatile boolean restarting;
    private boolean closed;

    private LocalDetection(DetectionSettings settings, RuleSet rules, LocalPlace place) {
        this.settings = settings;
        this.rules = rules;
        this.place = place;
        this.flink = place.flink();
    }

    /**
     * Returns once the job was handed to Flink; where it goes on from a checkpoint, once it has its state back.
     *
     * @throws Exception if Flink does not start, Kafka can't be asked, or checkpoints can't be read or written
     */
    static LocalDetection start(DetectionSettings settings, RuleSet rules, LocalPlace place) throws Exception {
        LocalDetection detection = new LocalDetection(settings, rules, place);
        try {
            detection.start();
            return detection;
        } catch (Exception failure) {
            detection.close();
            throw failure;
        }
    }

    private void start() throws Exception {
        configuration = DetectionJob.flinkSettings(settings);
        RulesTopic topic = new RulesTopic(settings);
        follower = new RuleFollower(topic, settings, this::takeOver, place.tell());
        follower.publishIfNew(rules);
        Settlement settled = Settlement.of(topic.read(), settings.pane(), NewestArrival.read(settings));
        decideBy(settled, CHECKPOINT_AGE_MILLIS);
        Optional<Beginning> beginning = settings.checkpoints() == null ? Optional.empty() : Optional.of(begin());
        if (beginning.isEmpty() || !goesOnFrom(beginning.get())) {
            job = submit(SavepointRestoreSettings.none());
            // Should it fail already, Flink goes on trying, and says so on its pages.
            job.awaitRunning(RUNNING_WITHIN);
            tell(beginning.filter(begun -> !begun.checkpoints().isEmpty()).isPresent(), EMPTY_HANDED);
        }
        if (settings.checkpoints() != null) {
            // From now on a crash finds offsets, and need not guess where to begin.
            job.checkpoint(CHECKPOINT_WITHIN);
        }
        for (Decision decision : settled.decisions()) {
            topic.write(decision);
        }
        follower.start();
    }

    private void decideBy(Settlement settled, long checkpointAge) throws IOException {
        long evaluated = NewestProgress.read(settings.kafka(), settings.topic(Topic.PROGRESS))
                .map(Instant::toEpochMilli)
                .orElse(0L);
        timeline = settled.timeline()
                .map(decided -> decided.after(evaluated - checkpointAge))
                .orElseGet(() -> RuleTimeline.of(0, rules));
    }

    /** Goes on with rule sets that the running job can't take over, because they need other things measured. */
    private synchronized void takeOver(RulesTopic topic) throws Exception {
        if (closed || job.ended().isPresent()) {
            return;
        }
        long begun = System.nanoTime();
        restarting = true;
        try {
            java.nio.file.Path savepoints = flink.scratch().resolve("savepoints");
            String savepoint = job.stopWithSavepoint(savepoints.toAbsolutePath(), STOPPED_WITHIN);
            Optional<Throwable> failure = goOnFrom(savepoint, topic);
            if (settings.checkpoints() != null && job.checkpoint(CHECKPOINT_WITHIN)) {
                FileUtils.deleteDirectory(savepoints.toFile());
            }
            tellTakenOver(failure, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            restarting = false;
        }
    }

    /** With what is open in the topic; if that can't be learnt or run, as before. */
    private Optional<Throwable> goOnFrom(String savepoint, RulesTopic topic) throws Exception {
        RuleTimeline before = timeline;
        Optional<Throwable> failure = Optional.empty();
        List<Decision> decisions = List.of();
        try {
            Settlement settled = Settlement.of(topic.read(), settings.pane(), NewestArrival.read(settings));
            decisions = settled.decisions();
            decideBy(settled, 0);
            failure = startFrom(savepoint);
        } catch (IOException unknown) {
            failure = Optional.of(unknown);
        }
        if (failure.isPresent()) {
            String why = "the job does not start with it: " + Causes.root(failure.get());
            decisions = decisions.stream().map(each -> each.refused(why)).toList();
            job.cancel(CANCELLED_WITHIN);
            timeline = before;
            startFrom(savepoint);
        }
        for (Decision decision : decisions) {
            topic.write(decision);
        }
        return failure;
    }

    private Optional<Throwable> startFrom(String savepoint) throws Exception {
        job = submit(SavepointRestoreSettings.forPath(savepoint));
        return job.awaitRunning(RUNNING_WITHIN);
    }

    private void tellTakenOver(Optional<Throwable> failure, Duration took) {
        place.tell()
                .accept(
                        failure.isPresent()
                                ? "warning: the job does not start with version %d of the rules, and goes on with those before: %s"
                                        .formatted(timeline.version(), Causes.root(failure.get()))
                                : "Runs by version %d of the rules after %.1f s; what both measure went on."
                                        .formatted(timeline.version(), took.toMillis() / 1000.0));
    }

    /** Makes room for this run's checkpoints, and finds those that it may go on from. */
    private Beginning begin() throws Exception {
        CheckpointFolder folder = new CheckpointFolder(settings.checkpoints());
        Origin origin = OriginInKafka.read(settings).keptBy(configuration);
        Beginning beginning = place.fresh() ? Beginning.fresh(folder, origin) : Beginning.after(folder, origin);
        beginning.warning().ifPresent(place.tell());
        tell(place.fresh() || beginning.warning().isPresent(), EMPTY_HANDED);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                beginning.run().path().toString());
        return beginning;
    }

    private boolean goesOnFrom(Beginning beginning) throws Exception {
        Optional<Resumption.Resumed> resumed = new Resumption(
                        flink, flinkSettings -> DetectionJob.graph(settings, timeline, flinkSettings), place.tell())
                .from(beginning, configuration);
        resumed.ifPresent(going -> {
            job = going.job();
            tell(true, "Goes on from checkpoint " + going.checkpoint() + ".");
        });
        return resumed.isPresent();
    }

    private void tell(boolean whether, String what) {
        if (whether) {
            place.tell().accept(what);
        }
    }

    private LocalJob submit(SavepointRestoreSettings restore) throws Exception {
        JobGraph graph = DetectionJob.graph(settings, timeline, configuration);
        graph.setSavepointRestoreSettings(restore);
        return flink.submit(graph);
    }

    /** What Flink says of the job, for the watchdog. */
    JobState state() {
        return restarting ? new JobState(JobState.Status.RESTARTING, "", null) : new DetectionState(job.client()).get();
    }

    /** Why the job is over for good; empty while it runs, or is being started again. */
    Optional<String> ended() {
        return restarting ? Optional.empty() : job.ended();
    }

    /** Saves a last checkpoint if that is quickly done, then ends the job. */
    @Override
    public void close() throws Exception {
        if (follower != null) {
            follower.close();
        }
        closeJob();
    }

    private synchronized void closeJob() throws Exception {
        closed = true;
        if (job != null && job.ended().isEmpty()) {
            boolean saved = settings.checkpoints() == null || job.checkpoint(CHECKPOINT_WITHIN);
            tell(!saved, "No last checkpoint was made in time: the next start reads a little more again.");
            job.cancel(CANCELLED_WITHIN);
        }
    }
}
