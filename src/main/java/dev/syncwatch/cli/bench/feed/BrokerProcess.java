package dev.syncwatch.cli.bench.feed;

import dev.syncwatch.standalone.EmbeddedKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, so that what it takes of the processor is not counted with the jobs that read from it. */
public final class BrokerProcess implements AutoCloseable {
    private final Process process;
    private final String brokers;

    private BrokerProcess(Process process, String brokers) {
        this.process = process;
        this.brokers = brokers;
    }

    /**
     * Starts it and returns once it serves.
     *
     * @param directory for its data; its parent exists
     * @throws IOException if it does not start; what it said is in {@code broker.log} beside the directory
     */
    public static BrokerProcess start(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(BrokerProcess.class.getName(), directory.toString()));
        Path log = directory.resolveSibling("broker.log");
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader said = process.inputReader();
        String brokers = said.readLine();
        if (brokers == null) {
            throw new IOException("the broker does not start: see " + log);
        }
        return new BrokerProcess(process, brokers);
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return brokers;
    }

    /** Ends when nobody holds its input any more. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0)) {
            System.out.println(kafka.bootstrapServers());
            while (System.in.read() >= 0) {
                // Its owner has nothing to say but that it is still there.
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
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
