package dev.syncwatch.cli.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.standalone.cluster.Cluster;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch cluster status}: what runs, and what it does. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Tells processes, addresses, slots, jobs and their last checkpoints. Ends with 3 if a process is missing or"
                        + " Flink does not answer.")
final class ClusterStatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private ClusterFolder folder;

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Cluster cluster = folder.cluster();
        ClusterStatus status = ClusterStatus.of(cluster);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            status.print(out);
        }
        out.flush();
        return status.isWhole() ? ExitCode.GOOD : ExitCode.OUTSIDE_FAILED;
    }
}
