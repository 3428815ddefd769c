package dev.syncwatch.cli.cluster;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code syncwatch cluster}: a Flink cluster of processes on this machine. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description =
                "A real Flink cluster on this machine: JobManager, TaskManagers, a Kafka broker, PostgreSQL, each a process of"
                        + " its own that stays until it is taken down.",
        subcommands = {ClusterUpCommand.class, ClusterDownCommand.class, ClusterStatusCommand.class})
public final class ClusterCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "up, down or status?");
    }
}
