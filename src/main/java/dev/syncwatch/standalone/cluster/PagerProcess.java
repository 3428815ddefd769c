package dev.syncwatch.standalone.cluster;

import dev.syncwatch.standalone.cluster.ClusterFiles.Written;
import dev.syncwatch.standalone.cluster.process.ClusterException;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import dev.syncwatch.standalone.cluster.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How the pager is started: once Kafka serves, or it would end at once. */
record PagerProcess(ClusterProcess process) {
    private static final String NAME = "pager";
    private static final int BETWEEN_LOOKS_MILLIS = 100;
    private static final String HEAP = "-Xmx256m";

    /** What it says once it reads changes, and while something is not as it should be. */
    private static final String READY = "Watching ";

    private static final String WARNING = "warning: ";

    /** Of this cluster; where it has none, it can be ended and not be started. */
    static PagerProcess of(ClusterFiles files, Written written, List<Path> libraries) {
        Path folder = files.of(NAME);
        Pager pager = written.pager();
        if (pager == null) {
            return new PagerProcess(new ClusterProcess(NAME, folder, () -> {
                throw new IOException("this cluster has no pager");
            }));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--jobs=notification,heartbeat",
                "--kafka=" + ClusterFiles.HOST + ":" + written.ports().broker(),
                "--settings=" + pager.settings(),
                "--data=" + folder.resolve("data")));
        arguments.addAll(pager.more());
        JavaProgram program = new JavaProgram(pager.main(), libraries, List.of(HEAP), arguments);
        return new PagerProcess(
                new ClusterProcess(NAME, folder, () -> program.command(folder)).startedIn(Path.of(pager.startedIn())));
    }

    /**
     * Starts it, unless it runs, and returns once it reads changes.
     *
     * @param until when patience ends, by {@link System#nanoTime}
     * @param tell  takes whole sentences for a person
     * @throws ClusterException if it ends, or takes too long
     */
    void start(long until, Consumer<String> tell) throws IOException, InterruptedException {
        if (!process.start()) {
            return;
        }
        tell.accept("Started " + NAME + ".");
        while (said(READY).isEmpty()) {
            if (!process.isAlive()) {
                throw process.ended();
            }
            if (System.nanoTime() > until) {
                throw new ClusterException("the pager does not serve in time: see " + process.output());
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        said(WARNING).forEach(tell);
    }

    private List<String> said(String beginning) throws IOException {
        return Files.readAllLines(process.output()).stream()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
