package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.flink.RemoteJob;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code syncwatch upgrade}: replaces a running job by what is here now. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description =
                "Stops a job with a savepoint, and starts the present jar, settings and rules from it. If that does not start, the"
                        + " job goes on as it was before, from the same savepoint, and this ends with 3.")
public final class UpgradeCommand implements Callable<Integer> {

    @Mixin
    private SubmitOptions options;

    @CommandLine.Option(
            names = "--savepoints",
            paramLabel = "PLACE",
            description = "the folder for the savepoint; otherwise the cluster's own")
    private String savepoints;

    @Mixin
    private MaintenanceOptions maintenance;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        JobToSubmit job = options.job();
        RemoteFlink flink = options.target().flink();
        Optional<RemoteJob> running = flink.running(job.job().word());
        if (running.isEmpty()) {
            err.printf(
                    "syncwatch upgrade: %s does not run; `syncwatch submit %s` starts it%n",
                    job.job().word(), options.settings());
            return ExitCode.BAD_INPUT;
        }
        Upgrade upgrade = new Upgrade(flink, job, options.within(), err::println);
        try (Announcement announcement =
                maintenance.of(running.get(), options.target().own())) {
            boolean done = announcement.replacing(() -> upgrade.of(running.get(), options.jar(), savepoints));
            new UploadedJars(flink).clear();
            return done ? ExitCode.GOOD : ExitCode.OUTSIDE_FAILED;
        }
    }
}
