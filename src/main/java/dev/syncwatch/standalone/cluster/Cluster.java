package dev.syncwatch.standalone.cluster;

import dev.syncwatch.standalone.DirectoryLock;
import dev.syncwatch.standalone.cluster.ClusterFiles.Written;
import dev.syncwatch.standalone.flink.RemoteFlink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A Flink cluster of processes on this machine, with what it needs beside it. Its folder holds all that is known of it: whoever opens
 * the folder can start and stop it, or any of its processes. It is not ended with the program that started it.
 */
public final class Cluster {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    private final ClusterFiles files;
    private final Written written;
    private final List<ClusterProcess> processes;

    private Cluster(ClusterFiles files, Written written, List<ClusterProcess> processes) {
        this.files = files;
        this.written = written;
        this.processes = List.copyOf(processes);
    }

    /**
     * The cluster of a folder; nothing is started.
     *
     * @return empty if there never was one
     */
    public static Optional<Cluster> open(Path folder) throws IOException {
        ClusterFiles files = new ClusterFiles(folder);
        Optional<Written> written = files.written();
        return written.isPresent() ? Optional.of(of(files, written.get(), false)) : Optional.empty();
    }

    /** The cluster of a folder in this shape, on the ports that it always had; nothing is started. */
    public static Cluster in(Path folder, ClusterShape shape) throws IOException {
        ClusterFiles files = new ClusterFiles(folder);
        Optional<Written> before = files.written();
        boolean runs = before.isPresent()
                && of(files, before.get(), false).processes().stream().anyMatch(ClusterProcess::isAlive);
        ClusterPorts ports = before.isPresent() ? before.get().ports() : ClusterPorts.free();
        Written written = new Written(shape, ports);
        files.write(written);
        return of(files, written, !runs);
    }

    private static Cluster of(ClusterFiles files, Written written, boolean renewed) throws IOException {
        List<Path> classPath = files.libraries(renewed);
        FlinkProcesses flink = FlinkProcesses.of(files, written, classPath);
        List<ClusterProcess> processes = new ArrayList<>();
        processes.add(broker(files, written, classPath));
        for (int number = 1; number <= written.shape().jobManagers(); number++) {
            processes.add(flink.jobManager(number));
        }
        for (int number = 1; number <= written.shape().taskManagers(); number++) {
            processes.add(flink.taskManager(number));
        }
        return new Cluster(files, written, processes);
    }

    private static ClusterProcess broker(ClusterFiles files, Written written, List<Path> classPath) {
        Path folder = files.of("kafka");
        JavaProgram program = new JavaProgram(
                BrokerProgram.class.getName(),
                classPath,
                List.of("-Xmx" + written.shape().brokerHeap() + "m"),
                List.of(
                        folder.resolve("data").toString(),
                        String.valueOf(written.ports().broker())));
        return new ClusterProcess("kafka", folder, program.command(folder));
    }

    /** All of them, in the order in which they are started. */
    public List<ClusterProcess> processes() {
        return processes;
    }

    /**
     * One of them: {@code kafka}, {@code postgres}, {@code zookeeper}, {@code jobmanager-1}, {@code taskmanager-1} and so on.
     *
     * @throws IllegalArgumentException if it does not belong to the cluster
     */
    public ClusterProcess process(String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + name + " in this cluster"));
    }

    public ClusterShape shape() {
        return written.shape();
    }

    /** What clients of Kafka connect to: {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return ClusterFiles.HOST + ":" + written.ports().broker();
    }

    /** Where the JobManagers show their jobs and take requests; one of them leads, and each of them answers. */
    public List<URI> flink() {
        return IntStream.range(0, written.shape().jobManagers())
                .mapToObj(at -> URI.create("http://" + ClusterFiles.HOST + ":"
                        + written.ports().rest().get(at)))
                .toList();
    }

    /**
     * Starts what does not run, and returns once all TaskManagers are known to the JobManager.
     *
     * @param tell takes whole sentences for a person
     * @throws ClusterException if a process does not start or serve in time; the others are left as they are
     */
    public void up(Duration within, Consumer<String> tell) throws IOException, InterruptedException {
        try (DirectoryLock held = lock()) {
            long until = System.nanoTime() + within.toNanos();
            for (String folder : List.of("upload", "tmp", "checkpoints", "savepoints")) {
                Files.createDirectories(files.of(folder));
            }
            for (ClusterProcess process : processes) {
                if (process.start()) {
                    tell.accept("Started " + process.name() + ".");
                }
            }
            new Readiness(this, until).await();
        }
    }

    /**
     * Ends all processes, TaskManagers first and the broker last; jobs are not stopped before.
     *
     * @param tell takes whole sentences for a person
     */
    public void down(Consumer<String> tell) throws IOException, InterruptedException {
        try (DirectoryLock held = lock()) {
            List<ClusterProcess> ending = new ArrayList<>(processes);
            Collections.reverse(ending);
            for (ClusterProcess process : ending) {
                if (process.isAlive()) {
                    boolean asked = process.stop(STOPPED_WITHIN);
                    tell.accept((asked ? "Stopped " : "Killed, since it did not stop: ") + process.name() + ".");
                }
            }
        }
    }

    private DirectoryLock lock() throws IOException {
        return DirectoryLock.take(files.folder())
                .orElseThrow(() -> new ClusterException(
                        "another program is just starting or stopping the cluster in " + files.folder()));
    }

    /** To ask Flink, and to hand it jobs. */
    public RemoteFlink remote() {
        return new RemoteFlink(flink());
    }
}
