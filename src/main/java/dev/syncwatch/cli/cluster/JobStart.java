package dev.syncwatch.cli.cluster;

import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.job.cluster.ClusterJob;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.flink.RemoteJob;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Hands a job to Flink, and sees whether it runs.
 *
 * @param jar    of the job, as Flink calls what was uploaded
 * @param from   a savepoint or checkpoint to begin with; null for none
 * @param within how long to wait for it
 */
record JobStart(RemoteFlink flink, String jar, String from, Duration within) {

    /**
     * What came of it.
     *
     * @param failure why it does not run; empty if every task does
     */
    record Started(RemoteJob job, Optional<String> failure) {}

    /** Flink goes on trying, where it was handed over and does not run. The jar is noted with the job, for upgrades that go back. */
    Started of(JobToSubmit job) throws InterruptedException {
        JobToSubmit noted = job.with(Map.of(Option.JAR, jar));
        String id = flink.run(new RemoteFlink.Start(
                jar, ClusterJob.class.getName(), noted.arguments().words(), from));
        RemoteJob started = flink.job(id);
        return new Started(started, started.awaitRunning(within));
    }
}
