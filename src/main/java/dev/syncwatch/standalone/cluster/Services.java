package dev.syncwatch.standalone.cluster;

import dev.syncwatch.standalone.cluster.ClusterFiles.Written;
import dev.syncwatch.standalone.cluster.process.BrokerProgram;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import dev.syncwatch.standalone.cluster.process.FlinkLibraries;
import dev.syncwatch.standalone.cluster.process.JavaProgram;
import dev.syncwatch.standalone.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer;

/** What a cluster needs beside Flink's own processes. */
record Services(ClusterFiles files, Written written, List<Path> libraries) {

    /** Small, and for few clients. */
    private static final String ZOOKEEPER_HEAP = "-Xmx128m";

    ClusterProcess broker() {
        Path folder = files.of("kafka");
        List<String> options = new ArrayList<>(List.of("-Xmx" + written.shape().brokerHeap() + "m"));
        options.addAll(written.shape().javaWords());
        JavaProgram program = new JavaProgram(
                BrokerProgram.class.getName(),
                libraries,
                options,
                List.of(
                        folder.resolve("data").toString(),
                        String.valueOf(written.ports().broker())));
        return new ClusterProcess("kafka", folder, () -> program.command(folder));
    }

    /** The server that Flink's own distribution starts, of the version that its client was made with. */
    ClusterProcess zooKeeper() {
        Path folder = files.of("zookeeper");
        Path settings = folder.resolve("zoo.cfg");
        JavaProgram program = new JavaProgram(
                FlinkZooKeeperQuorumPeer.class.getName(),
                FlinkLibraries.of(libraries),
                List.of(ZOOKEEPER_HEAP),
                List.of("--zkConfigFile", settings.toString(), "--peerId", "1"));
        return new ClusterProcess("zookeeper", folder, () -> {
            Files.createDirectories(folder.resolve("data"));
            Files.writeString(settings, lines(zooKeeperSettings(folder.resolve("data"))));
            return program.command(folder);
        });
    }

    private Map<String, String> zooKeeperSettings(Path data) {
        return Map.of(
                "tickTime",
                "1000",
                "dataDir",
                data.toString(),
                "clientPort",
                String.valueOf(written.ports().zooKeeper()),
                "clientPortAddress",
                ClusterFiles.HOST,
                "admin.enableServer",
                "false",
                "autopurge.purgeInterval",
                "24");
    }

    private static String lines(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    PostgresServer postgresServer() {
        return new PostgresServer(
                files.of("postgres").resolve("server"), written.ports().postgres());
    }

    ClusterProcess postgres() {
        PostgresServer server = postgresServer();
        return new ClusterProcess("postgres", files.of("postgres"), () -> {
                    server.prepare();
                    return server.command();
                })
                .endedBy("INT");
    }
}
