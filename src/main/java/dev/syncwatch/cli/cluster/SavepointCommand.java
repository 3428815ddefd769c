package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code syncwatch savepoint}: saves a job's state. */
@Command(
        name = "savepoint",
        mixinStandardHelpOptions = true,
        description = "Saves a job's state, lets the job run on, and tells where the savepoint is.")
public final class SavepointCommand implements Callable<Integer> {

    @Mixin
    private RunningJob job;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getOut().println(job.find().savepoint(job.savepoints(), job.within()));
        spec.commandLine().getOut().flush();
        return ExitCode.GOOD;
    }
}
