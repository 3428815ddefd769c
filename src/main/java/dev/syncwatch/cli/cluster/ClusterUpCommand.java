package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.cli.ExitCode;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.ClusterShape;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code syncwatch cluster up}: starts what of the cluster does not run. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts what of the cluster does not run, and returns once the TaskManagers are registered. Sizes that are not"
                        + " named stay as they were. All listens on this machine alone, on free ports that are told and kept.")
final class ClusterUpCommand implements Callable<Integer> {

    @Mixin
    private ClusterFolder folder;

    @Option(names = "--taskmanagers", paramLabel = "N", description = "at first 2")
    private Integer taskManagers;

    @Option(names = "--slots", paramLabel = "N", description = "of each TaskManager; at first 2")
    private Integer slots;

    @Option(
            names = "--ha",
            negatable = true,
            description = "a second JobManager stands by, and ZooKeeper says who leads")
    private Boolean ha;

    @Option(
            names = "--postgres",
            negatable = true,
            description = "PostgreSQL for the output job; at first there is one")
    private Boolean postgres;

    @Option(names = "--jobmanager-heap", paramLabel = "MIB", description = "at first 512")
    private Integer jobManagerHeap;

    @Option(
            names = "--taskmanager-heap",
            paramLabel = "MIB",
            description = "of each TaskManager, for jobs; at first 512")
    private Integer taskHeap;

    @Option(names = "--managed", paramLabel = "MIB", description = "of each TaskManager, for RocksDB; at first 64")
    private Integer managed;

    @Option(names = "--broker-heap", paramLabel = "MIB", description = "at first 512")
    private Integer brokerHeap;

    @Option(
            names = "--java-opts",
            paramLabel = "OPTIONS",
            description = "for Flink's processes and the broker, with spaces between")
    private String javaOptions;

    @Mixin
    private PagerOptions pager;

    @Option(
            names = "--within",
            defaultValue = "2m",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how long to wait for it to serve (default ${DEFAULT-VALUE})")
    private Duration within;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Cluster cluster =
                pager.applyTo(Cluster.in(folder.path(), shape(folder.ifAny().map(Cluster::shape))));
        cluster.up(within, spec.commandLine().getErr()::println);
        out.printf("Kafka       %s%n", cluster.bootstrapServers());
        cluster.flink().forEach(address -> out.printf("Flink       %s%n", address));
        cluster.postgres()
                .ifPresent(server -> out.printf(
                        "PostgreSQL  %s, user %s, password in %s%n",
                        server.url(), server.user(), server.passwordFile()));
        out.flush();
        return ExitCode.GOOD;
    }

    private ClusterShape shape(Optional<ClusterShape> before) {
        ClusterShape usual = before.orElse(ClusterShape.modest());
        try {
            return new ClusterShape(
                    or(taskManagers, usual.taskManagers()),
                    or(slots, usual.slots()),
                    or(ha, usual.ha()),
                    or(postgres, usual.postgres()),
                    or(jobManagerHeap, usual.jobManagerHeap()),
                    or(taskHeap, usual.taskHeap()),
                    or(managed, usual.managed()),
                    or(brokerHeap, usual.brokerHeap()),
                    or(javaOptions, usual.javaOptions()));
        } catch (IllegalArgumentException senseless) {
            throw new CommandLine.ParameterException(spec.commandLine(), senseless.getMessage());
        }
    }

    private static <T> T or(T named, T usual) {
        return named == null ? usual : named;
    }
}
