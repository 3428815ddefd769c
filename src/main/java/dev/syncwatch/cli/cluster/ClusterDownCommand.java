package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.standalone.cluster.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code syncwatch cluster down}: ends all processes of the cluster. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description =
                "Ends all processes of the cluster, and keeps its data. Stop jobs before, to have their savepoints.")
final class ClusterDownCommand implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Cluster> cluster = folder.ifAny();
        if (cluster.isPresent()) {
            cluster.get().down(err::println);
        }
        err.println("The cluster in " + folder.path() + " is down.");
        return ExitCode.GOOD;
    }
}
