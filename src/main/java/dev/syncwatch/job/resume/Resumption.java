package dev.syncwatch.job.resume;

import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.LocalJob;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;

/**
 * Starts a job from the newest of its checkpoints that can be used. No state backend reads another's checkpoints: where the settings
 * name another one since, the job runs for a moment with the one before, and hands its state on in a form that every backend reads.
 */
public final class Resumption {

    /** Large state takes its time to be read. */
    private static final Duration RUNNING_WITHIN = Duration.ofMinutes(5);

    private static final Duration SAVED_WITHIN = Duration.ofMinutes(5);
    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(5);

    private final LocalFlink flink;
    private final Graph graph;
    private final Consumer<String> tell;

    /** The job for settings of Flink. */
    public interface Graph {
        JobGraph of(Configuration settings) throws Exception;
    }

    /** A job that has its state back, and where it had been kept. */
    public record Resumed(LocalJob job, Path checkpoint) {}

    /** {@code tell} takes whole sentences for a person: why a checkpoint was not used, and that a backend was changed. */
    public Resumption(LocalFlink flink, Graph graph, Consumer<String> tell) {
        this.flink = flink;
        this.graph = graph;
        this.tell = tell;
    }

    /**
     * Returns once the job runs; empty if there is no checkpoint that it could go on from.
     *
     * @param settings of Flink, for this start
     */
    public Optional<Resumed> from(Beginning beginning, Configuration settings) throws Exception {
        String backend = settings.get(StateBackendOptions.STATE_BACKEND);
        for (Path checkpoint : beginning.checkpoints()) {
            boolean same = backend.equals(beginning.backend());
            try {
                LocalJob job = same
                        ? start(checkpoint.toString(), settings)
                        : start(handedOn(checkpoint, beginning.backend(), settings), settings);
                return Optional.of(new Resumed(job, checkpoint));
            } catch (ExecutionException unusable) {
                tell.accept(Beginning.warning(checkpoint, Causes.root(unusable)));
            }
        }
        return Optional.empty();
    }

    /** Makes a savepoint of a checkpoint that another backend wrote. */
    private String handedOn(Path checkpoint, String backend, Configuration settings) throws Exception {
        Configuration before = new Configuration(settings);
        before.set(StateBackendOptions.STATE_BACKEND, backend);
        // This run's checkpoints are all of the new backend.
        before.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        LocalJob job = start(checkpoint.toString(), before);
        tell.accept("State goes over from the backend %s to %s."
                .formatted(backend, settings.get(StateBackendOptions.STATE_BACKEND)));
        try {
            return job.stopWithSavepoint(
                    flink.scratch().resolve("handed-on").toAbsolutePath(), SavepointFormatType.CANONICAL, SAVED_WITHIN);
        } catch (ExecutionException | TimeoutException notSaved) {
            job.cancel(CANCELLED_WITHIN);
            throw new ExecutionException(notSaved);
        }
    }

    /** What it holds of an input that was switched off since is let go. */
    private LocalJob start(String saved, Configuration settings) throws Exception {
        JobGraph job = graph.of(settings);
        job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(saved, true));
        LocalJob started = flink.submit(job);
        Optional<Throwable> failure = started.awaitRunning(RUNNING_WITHIN);
        if (failure.isPresent()) {
            started.cancel(CANCELLED_WITHIN);
            throw new ExecutionException(failure.get());
        }
        return started;
    }
}
