package dev.syncwatch.cli.cluster;

import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.job.cluster.SubmittedJob;
import dev.syncwatch.standalone.flink.FlinkRestException;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.flink.RemoteJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One job in place of another.
 *
 * @param job    what is to run
 * @param within how long each step may take
 * @param tell   takes whole sentences for a person
 */
record Upgrade(RemoteFlink flink, JobToSubmit job, Duration within, Consumer<String> tell) {
    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(30);

    /**
     * Replaces a running job, or leaves it as it was.
     *
     * @param savepoints null for the cluster's place
     * @return whether the new one runs
     */
    boolean of(RemoteJob before, Path jar, String savepoints) throws IOException, InterruptedException {
        Map<String, String> noted = before.parameters();
        String uploaded = flink.upload(jar);
        long begun = System.nanoTime();
        String savepoint = before.stop(savepoints, within);
        Optional<String> failure = start(job, uploaded, savepoint);
        if (failure.isPresent()) {
            tell.accept("The new %s does not start: %s".formatted(name(), failure.get()));
            goBack(noted, savepoint);
            return false;
        }
        tell.accept(
                "%s runs anew after %.1f s, from %s".formatted(name(), (System.nanoTime() - begun) / 1e9, savepoint));
        return true;
    }

    private String name() {
        return job.job().word();
    }

    /** What went wrong; empty if it runs. What was started and does not run is ended. */
    private Optional<String> start(JobToSubmit what, String jar, String savepoint) throws InterruptedException {
        try {
            JobStart.Started started = new JobStart(flink, jar, savepoint, within).of(what);
            if (started.failure().isPresent()) {
                started.job().cancel(CANCELLED_WITHIN);
            }
            return started.failure();
        } catch (FlinkRestException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    private void goBack(Map<String, String> noted, String savepoint) throws InterruptedException {
        String jar = noted.get(SubmittedJob.JAR);
        if (jar == null || !flink.jars().contains(jar)) {
            tell.accept(
                    "The jar that it ran from is not on the cluster any more, so it stands still. Start it from its build: %s"
                            .formatted(command(savepoint)));
            return;
        }
        Map<Option, String> before = new EnumMap<>(Option.class);
        putIfNoted(before, Option.SETTINGS_TEXT, noted.get(SubmittedJob.SETTINGS_TEXT));
        putIfNoted(before, Option.RULES_TEXT, noted.get(SubmittedJob.RULES_TEXT));
        putIfNoted(before, Option.RULES_UP_TO, noted.get(SubmittedJob.RULES_VERSION));
        Optional<String> failure = start(job.with(before), jar, savepoint);
        tell.accept(
                failure.isEmpty()
                        ? "%s goes on as it was before, from %s".formatted(name(), savepoint)
                        : "It does not go on as it was before either (%s), so it stands still. Once that is mended: %s"
                                .formatted(failure.get(), command(savepoint)));
    }

    private static void putIfNoted(Map<Option, String> options, Option option, String noted) {
        if (noted != null) {
            options.put(option, noted);
        }
    }

    private String command(String savepoint) {
        return "syncwatch submit jobs/" + name() + ".yaml --from " + savepoint;
    }
}
