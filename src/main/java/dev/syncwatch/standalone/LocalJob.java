package dev.syncwatch.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;

/** A job that was handed to {@link LocalFlink}. */
public final class LocalJob {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final MiniCluster cluster;
    private final JobID id;
    private final CompletableFuture<JobResult> result;

    LocalJob(MiniCluster cluster, JobID id) {
        this.cluster = cluster;
        this.id = id;
        this.result = cluster.requestJobResult(id);
    }

    /**
     * Returns once every task has its state back and runs, once any has failed before that, or when time is up.
     *
     * @return the first failure, or empty if the job runs
     */
    public Optional<Throwable> awaitRunning(Duration within) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < within.toNanos()) {
            AccessExecutionGraph graph = cluster.getExecutionGraph(id).get();
            if (graph.getFailureInfo() != null) {
                return Optional.of(graph.getFailureInfo().getException());
            }
            if (graph.getState() == JobStatus.RUNNING && isRunning(graph)) {
                return Optional.empty();
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        return Optional.of(new TimeoutException("it does not run after " + within.toSeconds() + " s"));
    }

    private static boolean isRunning(AccessExecutionGraph graph) {
        for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** Why the job is over, or empty while it is not; a job that Flink starts again is not over. */
    public Optional<String> ended() {
        if (!cluster.isRunning()) {
            return Optional.of("Flink has stopped");
        }
        if (!result.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(result.join()
                    .getSerializedThrowable()
                    .map(Throwable::toString)
                    .orElse("the job was ended"));
        } catch (RuntimeException lost) {
            return Optional.of(lost.toString());
        }
    }

    /** For whoever wants to ask Flink about the job; it ends nothing. */
    public JobClient client() {
        return new MiniClusterJobClient(
                id, cluster, LocalJob.class.getClassLoader(), MiniClusterJobClient.JobFinalizationBehavior.NOTHING);
    }

    /** Saves a checkpoint now; false if that was not done in time. */
    public boolean checkpoint(Duration within) throws InterruptedException {
        try {
            cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED).get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException notNow) {
            return false;
        }
    }

    /** The same in the format of the job's own state backend. */
    public String stopWithSavepoint(Path folder, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stopWithSavepoint(folder, SavepointFormatType.NATIVE, within);
    }

    /**
     * Ends the job with a savepoint: all that it read up to then has been written, and what goes on from there reads the rest.
     *
     * @param folder where savepoints go
     * @param format native is quick; canonical can be read by any state backend
     * @return where this one is
     * @throws ExecutionException if it was not made; the job then goes on
     * @throws TimeoutException   if it took too long
     */
    public String stopWithSavepoint(Path folder, SavepointFormatType format, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        String savepoint = cluster.stopWithSavepoint(id, folder.toUri().toString(), false, format)
                .get(within.toMillis(), TimeUnit.MILLISECONDS);
        result.get(within.toMillis(), TimeUnit.MILLISECONDS);
        return savepoint;
    }

    /** Ends the job, and waits for that as long as is given. */
    public void cancel(Duration within) throws InterruptedException {
        try {
            cluster.cancelJob(id).get(within.toMillis(), TimeUnit.MILLISECONDS);
            result.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException overOrStuck) {
            // Over already, or ended with the cluster.
        }
    }
}
