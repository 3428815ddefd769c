package dev.syncwatch.job.output;

import dev.syncwatch.job.DetectionState;
import dev.syncwatch.job.OriginInKafka;
import dev.syncwatch.job.resume.Beginning;
import dev.syncwatch.job.resume.CheckpointFolder;
import dev.syncwatch.job.resume.Origin;
import dev.syncwatch.job.resume.Resumption;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.store.postgres.Database;
import dev.syncwatch.store.postgres.Migrations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;

/**
 * The output job on Flink in this process. A database that is away when it starts holds up nobody else: the job begins once it is
 * there. It goes on from its newest checkpoint, if that was made for the same database; else it reads everything again.
 */
public final class LocalOutput implements AutoCloseable {
    private static final Duration CHECKPOINT_WITHIN = Duration.ofSeconds(5);
    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(5);

    private final OutputSettings settings;
    private final Database database;
    private final Place place;
    private final DatabaseStart beginning;
    private volatile LocalJob job;

    /**
     * Where the job runs.
     *
     * @param flink shared with other jobs; it stays when this one is closed
     * @param fresh whether to begin without the checkpoint that there may be
     * @param tell  takes whole sentences for a person
     */
    public record Place(LocalFlink flink, boolean fresh, Consumer<String> tell) {}

    private LocalOutput(OutputSettings settings, Database database, Place place) {
        this.settings = settings;
        this.database = database;
        this.place = place;
        this.beginning = new DatabaseStart(database, this::begin, place.tell());
    }

    /**
     * Returns once the job was handed to Flink, or once it is known that the database is away.
     *
     * @throws Exception if the database refuses us or can't be brought up to date, Kafka can't be asked, or checkpoints can't be read
     *     or written
     */
    public static LocalOutput start(OutputSettings settings, Database database, Place place) throws Exception {
        LocalOutput output = new LocalOutput(settings, database, place);
        output.beginning.start();
        return output;
    }

    private void begin() throws Exception {
        Configuration configuration = OutputJob.flinkSettings(settings);
        Optional<Resumption.Resumed> resumed = settings.checkpoints() == null
                ? Optional.empty()
                : new Resumption(place.flink(), this::graph, place.tell())
                        .from(beginning(configuration), configuration);
        resumed.ifPresent(going -> place.tell().accept("Output goes on from checkpoint " + going.checkpoint() + "."));
        job = resumed.isPresent() ? resumed.get().job() : place.flink().submit(graph(configuration));
    }

    /** Makes room for this run's checkpoints, and finds those that it may go on from. */
    private Beginning beginning(Configuration configuration) throws Exception {
        CheckpointFolder folder = new CheckpointFolder(settings.checkpoints());
        Origin origin = OriginInKafka.of(settings.kafka(), settings.topic(Topic.ALERTS))
                .into(Migrations.idOf(database))
                .keptBy(configuration);
        Beginning begun = place.fresh() ? Beginning.fresh(folder, origin) : Beginning.after(folder, origin);
        begun.warning().ifPresent(place.tell());
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, begun.run().path().toString());
        return begun;
    }

    private JobGraph graph(Configuration flink) {
        return OutputJob.graph(settings, database, flink);
    }

    /** What Flink says of the job; it knows nothing of events' fates. */
    public JobState state() {
        LocalJob begun = job;
        return begun == null
                ? new JobState(JobState.Status.RESTARTING, "", null)
                : new DetectionState(begun.client()).get();
    }

    /** Why the job is over for good; empty while it runs, waits for its database, or is being started again. */
    public Optional<String> ended() {
        LocalJob begun = job;
        return begun == null ? beginning.failure() : begun.ended();
    }

    /** Saves a last checkpoint if that is quickly done, then ends the job. */
    @Override
    public void close() throws Exception {
        beginning.close();
        LocalJob ending = job;
        if (ending != null && ending.ended().isEmpty()) {
            if (settings.checkpoints() != null) {
                ending.checkpoint(CHECKPOINT_WITHIN);
            }
            ending.cancel(CANCELLED_WITHIN);
        }
    }
}
