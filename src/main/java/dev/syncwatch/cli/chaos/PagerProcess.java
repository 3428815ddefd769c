package dev.syncwatch.cli.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code syncwatch run --jobs notification} in a process of its own, that can be killed and started again. */
final class PagerProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    private final List<String> command;
    private final Map<String, String> secrets;
    private final Path log;
    private Process process;
    private long readTo;
    private long watched;
    private long starts;
    private long endedEarly;

    /**
     * @param arguments of {@code syncwatch}
     * @param secrets   variables of its environment
     * @param log       all that it says is added there
     */
    PagerProcess(List<String> arguments, Map<String, String> secrets, Path log) {
        this.command = new ArrayList<>(java());
        this.command.addAll(arguments);
        this.secrets = secrets;
        this.log = log;
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(java::add);
        java.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dsyncwatch.log=debug"));
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.syncwatch.cli.Syncwatch"));
        return java;
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(secrets);
        process = builder.start();
        starts++;
    }

    /** Returns once it says that it watches; throws an IllegalStateException if it ends or takes a minute. */
    void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (lives() < starts) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the pager does not start: see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** How often it has said that it watches, lives that ended before that counted in. */
    private long lives() throws IOException {
        try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "r")) {
            said.seek(readTo);
            byte[] more = new byte[(int) (said.length() - readTo)];
            said.readFully(more);
            watched += new String(more, UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("Watching "))
                    .count();
            readTo += more.length;
        }
        return watched + endedEarly;
    }

    /** SIGKILL: nothing is finished, nothing is said. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        endedEarly += starts - lives();
    }

    /** All that it has said in all its lives. */
    String said() throws IOException {
        return Files.readString(log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
