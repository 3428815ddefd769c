package dev.syncwatch.standalone.cluster.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a Java program is started: this JVM's Java, with what Flink and Kafka need on it.
 *
 * @param main      the class with {@code main}
 * @param classPath jars and folders
 * @param options   of the JVM: memory above all
 * @param arguments of the program
 */
public record JavaProgram(String main, List<Path> classPath, List<String> options, List<String> arguments) {

    /** The file with the settings of logs. */
    public static final String LOGGING = "log4j2.properties";

    /** Flink and its serializers reach into these packages on Java 17. */
    private static final List<String> OPEN =
            List.of("java.lang", "java.util", "java.util.concurrent", "java.net", "java.nio", "sun.nio.ch");

    public JavaProgram {
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** The program and its arguments, logging into this folder by the settings beside it. */
    public List<String> command(Path logs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPEN.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Dlog.file=" + logs.toAbsolutePath().resolve("log"));
        command.add("-Dlog4j.configurationFile=" + logs.resolveSibling(LOGGING).toUri());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream()
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator"))));
        command.add(main);
        command.addAll(arguments);
        return command;
    }
}
