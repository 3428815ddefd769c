package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.standalone.flink.RemoteJob;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch stop}: ends a job. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description =
                "Ends a job with a savepoint, and tells where that is: `syncwatch submit FILE --from PLACE` goes on from it.")
public final class StopCommand implements Callable<Integer> {

    @Mixin
    private RunningJob job;

    @Option(names = "--now", description = "without a savepoint")
    private boolean now;

    @Mixin
    private MaintenanceOptions maintenance;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RemoteJob running = job.find();
        try (Announcement announcement = maintenance.of(running, job.own())) {
            return announcement.stopping(() -> end(running));
        }
    }

    private int end(RemoteJob running) throws InterruptedException {
        if (now) {
            running.cancel(job.within());
            spec.commandLine().getErr().println(running.seen().name() + " was ended without a savepoint");
            return ExitCode.GOOD;
        }
        spec.commandLine().getOut().println(running.stop(job.savepoints(), job.within()));
        spec.commandLine().getOut().flush();
        return ExitCode.GOOD;
    }
}
