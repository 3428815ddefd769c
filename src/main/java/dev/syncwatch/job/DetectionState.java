package dev.syncwatch.job;

import dev.syncwatch.notify.blind.condition.FateTotals;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.notify.blind.condition.JobState.Status;
import dev.syncwatch.telemetry.Fate;
import dev.syncwatch.telemetry.FateCounts;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;

/**
 * What Flink says of a running detection job, for the watchdog. What became of events is up to 10 s old, as often as task managers
 * report.
 */
public record DetectionState(JobClient job) implements Supplier<JobState> {
    private static final long ANSWER_WITHIN_SECONDS = 5;

    @Override
    public JobState get() {
        try {
            return stateOf(answer(job.getJobStatus()));
        } catch (ExecutionException | TimeoutException | IllegalStateException unreachable) {
            // A small cluster in this process shuts down with its job, and then answers no more.
            return job.getJobExecutionResult().isCompletedExceptionally()
                    ? new JobState(Status.FAILED, failure(), null)
                    : JobState.unknown();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return JobState.unknown();
        }
    }

    private JobState stateOf(JobStatus status) throws ExecutionException, TimeoutException, InterruptedException {
        if (status.isGloballyTerminalState()) {
            return new JobState(Status.FAILED, status == JobStatus.FAILED ? failure() : "it was ended", null);
        }
        return status == JobStatus.RUNNING
                ? new JobState(Status.RUNNING, "", fates(answer(job.getAccumulators())))
                : new JobState(Status.RESTARTING, "", null);
    }

    private static FateTotals fates(Map<String, Object> accumulators) {
        return new FateTotals(
                count(accumulators, Fate.COUNTED) + count(accumulators, Fate.DUPLICATE),
                count(accumulators, Fate.DEAD),
                count(accumulators, Fate.LATE),
                count(accumulators, Fate.STALE));
    }

    private static long count(Map<String, Object> accumulators, Fate fate) {
        return accumulators.get(FateCounts.accumulatorName(fate)) instanceof Long total ? total : 0;
    }

    /** The class alone: a message may quote a record, and with it a user. */
    private String failure() {
        try {
            job.getJobExecutionResult().getNow(null);
            return "";
        } catch (CompletionException failed) {
            Throwable root = failed;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getClass().getSimpleName();
        }
    }

    private static <T> T answer(CompletableFuture<T> question)
            throws ExecutionException, TimeoutException, InterruptedException {
        return question.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
