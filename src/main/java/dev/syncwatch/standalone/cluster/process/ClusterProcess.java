package dev.syncwatch.standalone.cluster.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a cluster. It outlives whoever started it: a file says which process it is, and everybody who knows the folder can end
 * it, kill it and start it again.
 */
public final class ClusterProcess {
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(10);
    private static final int TOLD_LINES = 5;

    /** Where there is such a program, what happens to a terminal does not happen to processes that were started from it. */
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

    private final String name;
    private final Path folder;
    private final Command command;
    private final Manner manner;

    /** The program and its arguments, and what has to be there before it is started. */
    public interface Command {
        List<String> prepared() throws IOException;
    }

    /**
     * What is not the same for all.
     *
     * @param endSignal asks it to end
     * @param startedIn the folder it is started in; null for that of whoever starts it
     */
    private record Manner(String endSignal, Path startedIn) {}

    /**
     * Starts nothing yet.
     *
     * @param name    such as {@code taskmanager-1}
     * @param folder  its own; made if it is missing
     */
    public ClusterProcess(String name, Path folder, Command command) {
        this(name, folder, command, new Manner("TERM", null));
    }

    private ClusterProcess(String name, Path folder, Command command, Manner manner) {
        this.name = name;
        this.folder = folder;
        this.command = command;
        this.manner = manner;
    }

    /** The same process, which takes another signal than SIGTERM for a friendly request to end. */
    public ClusterProcess endedBy(String signal) {
        return new ClusterProcess(name, folder, command, new Manner(signal, manner.startedIn()));
    }

    /** The same process, started in another folder than that of whoever starts it. */
    public ClusterProcess startedIn(Path other) {
        return new ClusterProcess(name, folder, command, new Manner(manner.endSignal(), other));
    }

    public String name() {
        return name;
    }

    /** What it says on its standard output and error. */
    public Path output() {
        return folder.resolve("output");
    }

    private Path mark() {
        return folder.resolve("pid");
    }

    /**
     * Starts it, unless it runs.
     *
     * @return whether it was started
     * @throws IOException if it can't be started
     */
    public boolean start() throws IOException {
        if (isAlive()) {
            return false;
        }
        Files.createDirectories(folder);
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(OWN_SESSION)) {
            line.add(OWN_SESSION.toString());
        }
        line.addAll(command.prepared());
        Process process = new ProcessBuilder(line)
                .directory(
                        manner.startedIn() == null ? null : manner.startedIn().toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.to(output().toFile()))
                .redirectErrorStream(true)
                .start();
        ProcessMark.of(process.toHandle()).write(mark());
        return true;
    }

    /** Empty while it does not run. */
    public Optional<Long> pid() {
        return process().map(ProcessHandle::pid);
    }

    public boolean isAlive() {
        return process().isPresent();
    }

    /** As a loss of power does, without a chance to say good-bye; returns once it is gone. */
    public void kill() throws InterruptedException {
        Optional<ProcessHandle> process = process();
        if (process.isEmpty()) {
            return;
        }
        List<ProcessHandle> all = new ArrayList<>(List.of(process.get()));
        // PostgreSQL has a process for each client, and none of them survives a loss of power.
        process.get().descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            if (!isGone(each, KILLED_WITHIN)) {
                throw new ClusterException("%s (process %d) can't be killed".formatted(name, each.pid()));
            }
        }
    }

    /**
     * Asks it to end, and kills it if it does not.
     *
     * @return false if it had to be killed
     */
    public boolean stop(Duration within) throws InterruptedException {
        Optional<ProcessHandle> process = process();
        process.ifPresent(this::ask);
        if (process.isEmpty() || isGone(process.get(), within)) {
            return true;
        }
        kill();
        return false;
    }

    private void ask(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + manner.endSignal(), String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            process.destroy();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isGone(ProcessHandle process, Duration within) throws InterruptedException {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException alive) {
            return false;
        } catch (ExecutionException unknown) {
            return !process.isAlive();
        }
    }

    private Optional<ProcessHandle> process() {
        try {
            return ProcessMark.read(mark()).flatMap(ProcessMark::process);
        } catch (IOException unreadable) {
            throw new ClusterException("it can't be told whether " + name + " runs: " + unreadable);
        }
    }

    /** For whoever has to find out why it did. */
    public ClusterException ended() {
        return new ClusterException(
                "%s has ended: see %s and log beside it%n%s".formatted(name, output(), lastWords()));
    }

    /** The last that it said. */
    String lastWords() {
        try {
            List<String> lines = Files.exists(output()) ? Files.readAllLines(output()) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }
}
