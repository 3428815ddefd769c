package dev.syncwatch.job;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.job.resume.Beginning;
import dev.syncwatch.job.resume.CheckpointFolder;
import dev.syncwatch.job.resume.Origin;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.kafka.clients.admin.Admin;

/**
 * The detection job on Flink in this process. It goes on from the newest checkpoint that can be used, and says which; from one that
 * can't be used it says why, and begins where its group last committed.
 */
final class LocalDetection implements AutoCloseable {

    /** A start and a stop must not take long: without a checkpoint there a little more is read again. */
    private static final Duration CHECKPOINT_WITHIN = Duration.ofSeconds(5);

    /** Large state takes its time to be read. */
    private static final Duration RUNNING_WITHIN = Duration.ofMinutes(5);

    /** Should the newest be damaged, there is another. */
    private static final int RETAINED = 2;

    private static final String EMPTY_HANDED =
            "Begins without a checkpoint: with empty windows, where its group last committed.";
    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(5);

    private final DetectionSettings settings;
    private final RuleSet rules;
    private final LocalPlace place;
    private LocalFlink flink;
    private LocalJob job;

    private LocalDetection(DetectionSettings settings, RuleSet rules, LocalPlace place) {
        this.settings = settings;
        this.rules = rules;
        this.place = place;
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
        Configuration configuration = DetectionJob.flinkSettings(settings);
        List<Path> checkpoints = settings.checkpoints() == null ? List.of() : begin(configuration);
        flink = LocalFlink.start(
                configuration, Math.max(settings.parallelism(), settings.sourceParallelism()), place.flink());
        if (!goesOnFrom(checkpoints, configuration)) {
            job = flink.submit(graph(configuration, SavepointRestoreSettings.none()));
            // Should it fail already, Flink goes on trying, and says so on its pages.
            job.awaitRunning(RUNNING_WITHIN);
            tell(!checkpoints.isEmpty(), EMPTY_HANDED);
        }
        if (settings.checkpoints() != null) {
            // From now on a crash finds offsets, and need not guess where to begin.
            job.checkpoint(CHECKPOINT_WITHIN);
        }
    }

    /** Makes room for this run's checkpoints, and gives those that it may go on from, newest first. */
    private List<Path> begin(Configuration configuration) throws Exception {
        CheckpointFolder folder = new CheckpointFolder(settings.checkpoints());
        Beginning beginning = place.fresh() ? Beginning.fresh(folder, origin()) : Beginning.after(folder, origin());
        beginning.warning().ifPresent(place.tell());
        tell(place.fresh() || beginning.warning().isPresent(), EMPTY_HANDED);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                beginning.run().path().toString());
        if (!configuration.contains(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS)) {
            configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
        }
        return beginning.checkpoints();
    }

    private boolean goesOnFrom(List<Path> checkpoints, Configuration configuration) throws Exception {
        for (Path checkpoint : checkpoints) {
            job = flink.submit(graph(configuration, SavepointRestoreSettings.forPath(checkpoint.toString())));
            Optional<Throwable> failure = job.awaitRunning(RUNNING_WITHIN);
            if (failure.isEmpty()) {
                tell(true, "Goes on from checkpoint " + checkpoint + ".");
                return true;
            }
            tell(true, Beginning.warning(checkpoint, Causes.root(failure.get())));
            job.cancel(CANCELLED_WITHIN);
        }
        return false;
    }

    private void tell(boolean whether, String what) {
        if (whether) {
            place.tell().accept(what);
        }
    }

    private JobGraph graph(Configuration configuration, SavepointRestoreSettings restore) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), configuration);
        DetectionJob.define(environment, settings, rules);
        StreamGraph stream = environment.getStreamGraph();
        stream.setJobName(DetectionJob.NAME);
        JobGraph graph = stream.getJobGraph();
        graph.setSavepointRestoreSettings(restore);
        return graph;
    }

    private Origin origin() throws ExecutionException, InterruptedException {
        String topic = settings.topic(Topic.TELEMETRY);
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
            return new Origin(
                    Detection.of(rules, settings.pane()).plan().fingerprint(),
                    admin.describeCluster().clusterId().get(),
                    topic,
                    admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .topicId()
                            .toString());
        }
    }

    /** Where Flink shows the job. */
    URI pages() {
        return flink.pages();
    }

    /** What Flink says of the job, for the watchdog. */
    DetectionState state() {
        return new DetectionState(job.client());
    }

    /** Why the job is over for good; empty while it runs, or is being started again. */
    Optional<String> ended() {
        return job.ended();
    }

    /** Saves a last checkpoint if that is quickly done, then ends the job and Flink. */
    @Override
    public void close() throws Exception {
        try (LocalFlink closing = flink) {
            if (job != null && job.ended().isEmpty()) {
                boolean saved = settings.checkpoints() == null || job.checkpoint(CHECKPOINT_WITHIN);
                tell(!saved, "No last checkpoint was made in time: the next start reads a little more again.");
                job.cancel(CANCELLED_WITHIN);
            }
        }
    }
}
