package dev.syncwatch.cli.chaos.part;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of ours in a process of its own, that can be killed and started again. */
public final class ChaosProcess implements Part, AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final int STOPPED_WITHIN_SECONDS = 20;

    private final Program program;
    private final Path log;
    private Process process;
    private Thread end = new Thread(() -> {});
    private long begunAt;

    /**
     * What is run.
     *
     * @param main        the class with {@code main}
     * @param environment variables, secrets among them
     * @param heapMiB     at most so much
     * @param ready       how the line begins with which it says that it is ready
     */
    public record Program(
            String main, List<String> arguments, Map<String, String> environment, int heapMiB, String ready) {

        /** {@code syncwatch run} with these arguments. */
        public static Program run(List<String> arguments, Map<String, String> environment, int heapMiB) {
            List<String> all = new ArrayList<>(List.of("run"));
            all.addAll(arguments);
            return new Program("dev.syncwatch.cli.Syncwatch", all, environment, heapMiB, "Watching ");
        }
    }

    /** {@code log}: all that it says in all its lives is added there; its folder exists. */
    public ChaosProcess(Program program, Path log) {
        this.program = program;
        this.log = log;
    }

    @Override
    public void start() throws IOException {
        begunAt = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        process = builder.start();
        // Whoever is stopped in the midst of it leaves nothing behind.
        Runtime.getRuntime().removeShutdownHook(end);
        end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx" + program.heapMiB() + "m"));
        command.addAll(List.of("-Dsyncwatch.log=" + System.getProperty("syncwatch.chaos.log", "debug")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.main()));
        command.addAll(program.arguments());
        return command;
    }

    /** Returns once it is ready; throws an IllegalStateException if it ends or takes minutes. */
    public void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("a process does not start: see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public boolean isReady() throws IOException {
        if (!isAlive()) {
            return false;
        }
        try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "r")) {
            said.seek(begunAt);
            byte[] more = new byte[(int) (said.length() - begunAt)];
            said.readFully(more);
            return new String(more, StandardCharsets.UTF_8).lines().anyMatch(line -> line.startsWith(program.ready()));
        }
    }

    @Override
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Of the newest of its lives. */
    public long pid() {
        return process.pid();
    }

    /** All that it has said in all its lives. */
    public String said() throws IOException {
        return Files.readString(log);
    }

    @Override
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            stop();
        } catch (InterruptedException impatient) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
