package dev.syncwatch.standalone.cluster;

import dev.syncwatch.standalone.DirectoryLock;
import dev.syncwatch.standalone.cluster.ClusterFiles.Written;
import dev.syncwatch.standalone.cluster.process.ClusterException;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import dev.syncwatch.standalone.flink.RemoteFlink;
import dev.syncwatch.standalone.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
    private final Members members;

    private Cluster(ClusterFiles files, Written written, Members members) {
        this.files = files;
        this.written = written;
        this.members = members;
    }

    /**
     * The cluster of a folder; nothing is started.
     *
     * @return empty if there never was one
     */
    public static Optional<Cluster> open(Path folder) throws IOException {
        ClusterFiles files = new ClusterFiles(folder);
        Optional<Written> written = files.written();
        return written.isPresent() ? Optional.of(of(files, written.get())) : Optional.empty();
    }

    /**
     * The cluster of a folder in this shape, on the ports that it had before; nothing is started.
     *
     * @throws ClusterException if it runs in a shape that differs in more than the number of TaskManagers
     */
    public static Cluster in(Path folder, ClusterShape shape) throws IOException {
        ClusterFiles files = new ClusterFiles(folder);
        Optional<Written> before = files.written();
        boolean runs = before.isPresent()
                && of(files, before.get()).processes().stream().anyMatch(ClusterProcess::isAlive);
        if (runs && !before.get().shape().withTaskManagers(shape.taskManagers()).equals(shape)) {
            throw new ClusterException(
                    "the cluster in %s runs, and not as it was asked for now: `syncwatch cluster down` first"
                            .formatted(folder));
        }
        int most = Math.max(
                shape.taskManagers(), before.map(Written::mostTaskManagers).orElse(0));
        Pager pager = before.map(Written::pager).orElse(null);
        Written written = new Written(shape, most, ports(before.map(Written::ports), runs), pager);
        files.write(written);
        return new Cluster(files, written, Members.of(files, written, !runs));
    }

    /**
     * The same cluster with this pager, or with none; nothing is started. One that runs in another manner is ended.
     *
     * @param pager null for none
     */
    public Cluster with(Pager pager) throws IOException, InterruptedException {
        if (!Objects.equals(pager, written.pager())) {
            for (PagerProcess other : members.pagers()) {
                other.process().stop(STOPPED_WITHIN);
            }
        }
        Written changed = written.with(pager);
        files.write(changed);
        return of(files, changed);
    }

    private static ClusterPorts ports(Optional<ClusterPorts> before, boolean runs) throws IOException {
        boolean kept = before.isPresent() && (runs || before.get().areFree());
        return kept ? before.get() : ClusterPorts.free();
    }

    private static Cluster of(ClusterFiles files, Written written) throws IOException {
        return new Cluster(files, written, Members.of(files, written, false));
    }

    /** All of them, in the order in which they are started. */
    public List<ClusterProcess> processes() {
        return members.all();
    }

    /**
     * One of them: {@code kafka}, {@code postgres}, {@code zookeeper}, {@code jobmanager-1}, {@code taskmanager-1} and so on.
     *
     * @throws IllegalArgumentException if it does not belong to the cluster
     */
    public ClusterProcess process(String name) {
        return processes().stream()
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

    /** Where rows can go; empty if PostgreSQL does not belong to the cluster. */
    public Optional<PostgresServer> postgres() {
        return written.shape().postgres()
                ? Optional.of(new Services(files, written, List.of()).postgresServer())
                : Optional.empty();
    }

    /**
     * Starts what does not run, and returns once all TaskManagers are known to the JobManager, and the pager serves.
     *
     * @param tell takes whole sentences for a person
     * @throws ClusterException if a process does not start or serve in time; the others are left as they are
     */
    public void up(Duration within, Consumer<String> tell) throws IOException, InterruptedException {
        DirectoryLock held = lock();
        try (held) {
            long until = System.nanoTime() + within.toNanos();
            for (String folder : List.of("upload", "checkpoints", "savepoints")) {
                Files.createDirectories(files.of(folder));
            }
            stop(members.surplus(), tell);
            for (ClusterProcess process : members.withoutPager()) {
                if (process.start()) {
                    tell.accept("Started " + process.name() + ".");
                }
            }
            Readiness.of(this, until).await();
            for (PagerProcess pager : members.pagers()) {
                pager.start(until, tell);
            }
        }
    }

    /**
     * Starts what Flink needs beside it, without Flink; returns once that serves.
     *
     * @throws ClusterException as {@link #up}
     */
    public void startServices(Duration within) throws IOException, InterruptedException {
        for (ClusterProcess process : members.services()) {
            process.start();
        }
        Readiness.ofServices(this, System.nanoTime() + within.toNanos()).await();
    }

    Members members() {
        return members;
    }

    /** Returns once the cluster serves, after a process was started again; as {@link #up}. */
    public void awaitServing(Duration within) throws InterruptedException {
        Readiness.of(this, System.nanoTime() + within.toNanos()).await();
    }

    /**
     * Ends all processes, the pager first and the broker last; jobs are not stopped before.
     *
     * @param tell takes whole sentences for a person
     */
    public void down(Consumer<String> tell) throws IOException, InterruptedException {
        DirectoryLock held = lock();
        try (held) {
            stop(members.surplus(), tell);
            List<ClusterProcess> ending = new ArrayList<>(processes());
            Collections.reverse(ending);
            stop(ending, tell);
        }
    }

    private static void stop(List<ClusterProcess> ending, Consumer<String> tell) throws InterruptedException {
        for (ClusterProcess process : ending) {
            if (process.isAlive()) {
                boolean asked = process.stop(STOPPED_WITHIN);
                tell.accept((asked ? "Stopped " : "Killed, since it did not stop: ") + process.name() + ".");
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
