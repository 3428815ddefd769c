package dev.syncwatch.standalone.cluster;

import dev.syncwatch.standalone.cluster.ClusterFiles.Written;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import dev.syncwatch.standalone.cluster.process.FlinkLibraries;
import dev.syncwatch.standalone.cluster.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;
import org.apache.flink.util.FileUtils;

/** How Flink's processes are started, as the scripts of its distribution would: memory worked out, settings in a file. */
record FlinkProcesses(ClusterFiles files, Written written, List<Path> libraries) {

    /** With Flink's libraries out of these. */
    static FlinkProcesses of(ClusterFiles files, Written written, List<Path> classPath) {
        return new FlinkProcesses(files, written, FlinkLibraries.of(classPath));
    }

    /** {@code number} from 1. */
    ClusterProcess jobManager(int number) {
        String name = "jobmanager-" + number;
        return new ClusterProcess(name, files.of(name), () -> jobManagerCommand(name, number));
    }

    private List<String> jobManagerCommand(String name, int number) throws IOException {
        Configuration settings = settings(number);
        JobManagerProcessSpec memory = JobManagerProcessUtils.processSpecFromConfig(settings);
        List<String> arguments = new ArrayList<>(
                List.of("--configDir", configFolder(name, settings).toString(), "--host", ClusterFiles.HOST));
        arguments.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
        List<String> options = words(JobManagerProcessUtils.generateJvmParametersStr(memory, settings));
        return command(name, StandaloneSessionClusterEntrypoint.class, options, arguments);
    }

    /** {@code number} from 1. */
    ClusterProcess taskManager(int number) {
        String name = "taskmanager-" + number;
        return new ClusterProcess(name, files.of(name), () -> taskManagerCommand(name));
    }

    private List<String> taskManagerCommand(String name) throws IOException {
        Configuration settings = settings(1);
        settings.setString("taskmanager.resource-id", name);
        TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(settings);
        List<String> arguments = new ArrayList<>(
                List.of("--configDir", configFolder(name, settings).toString()));
        arguments.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
        List<String> options = words(ProcessMemoryUtils.generateJvmParametersStr(memory));
        return command(name, TaskManagerRunner.class, options, arguments);
    }

    private List<String> command(String name, Class<?> main, List<String> options, List<String> arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(written.shape().javaWords());
        return new JavaProgram(main.getName(), libraries, all, arguments).command(files.of(name));
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }

    private Path configFolder(String name, Configuration settings) throws IOException {
        settings.setString("io.tmp.dirs", emptied(files.of(name).resolve("tmp")).toString());
        Path folder = Files.createDirectories(files.of(name).resolve("conf"));
        Files.writeString(
                folder.resolve("config.yaml"),
                new TreeMap<>(settings.toMap())
                        .entrySet().stream()
                                .map(setting -> "%s: '%s'%n".formatted(setting.getKey(), setting.getValue()))
                                .collect(Collectors.joining()));
        return folder;
    }

    /** What one that was killed left on its disk is of no use to it, RocksDB's files least of all: they come from the checkpoint. */
    private static Path emptied(Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        return Files.createDirectories(folder);
    }

    private Configuration settings(int jobManager) {
        Map<String, String> all = new LinkedHashMap<>(fixed());
        all.putAll(sizes());
        all.putAll(places());
        all.put("jobmanager.rpc.port", String.valueOf(written.ports().rpc().get(jobManager - 1)));
        all.put("rest.port", String.valueOf(written.ports().rest().get(jobManager - 1)));
        if (written.shape().ha()) {
            all.put("high-availability.type", "zookeeper");
            all.put("high-availability.jobmanager.port", all.get("jobmanager.rpc.port"));
            all.put(
                    "high-availability.zookeeper.quorum",
                    ClusterFiles.HOST + ":" + written.ports().zooKeeper());
            all.put("high-availability.zookeeper.client.session-timeout", "10 s");
            all.put("high-availability.zookeeper.client.connection-timeout", "5 s");
            all.put("high-availability.cluster-id", "/syncwatch");
            all.put("high-availability.storageDir", files.place("ha").toString());
        }
        return Configuration.fromMap(all);
    }

    private static Map<String, String> fixed() {
        Map<String, String> fixed = new LinkedHashMap<>();
        for (String address : List.of(
                "jobmanager.rpc.address",
                "jobmanager.bind-host",
                "taskmanager.host",
                "taskmanager.bind-host",
                "rest.address",
                "rest.bind-address")) {
            fixed.put(address, ClusterFiles.HOST);
        }
        fixed.put("taskmanager.cpu.cores", "1");
        // Who was killed is to be missed soon, and who is only slow is not to be taken for dead.
        fixed.put("heartbeat.interval", "2 s");
        fixed.put("heartbeat.timeout", "20 s");
        // A page of somebody else's, in a browser on this machine, must not even learn the job's id.
        fixed.put("web.access-control-allow-origin", "http://" + ClusterFiles.HOST);
        fixed.put("execution.checkpointing.num-retained", "2");
        return fixed;
    }

    private Map<String, String> sizes() {
        ClusterShape shape = written.shape();
        String network = Math.max(64, 24 * shape.slots()) + "m";
        return Map.of(
                "jobmanager.memory.heap.size",
                shape.jobManagerHeap() + "m",
                "taskmanager.numberOfTaskSlots",
                String.valueOf(shape.slots()),
                "taskmanager.memory.task.heap.size",
                shape.taskHeap() + "m",
                "taskmanager.memory.managed.size",
                shape.managed() + "m",
                "taskmanager.memory.network.min",
                network,
                "taskmanager.memory.network.max",
                network);
    }

    private Map<String, String> places() {
        return Map.of(
                "execution.checkpointing.dir", files.place("checkpoints").toString(),
                "execution.checkpointing.savepoint-dir",
                        files.place("savepoints").toString(),
                // Both JobManagers find what was uploaded, and so does one that was started again.
                "web.upload.dir", files.of("upload").toString());
    }
}
