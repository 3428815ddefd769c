package dev.syncwatch.standalone.cluster.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a class path a Flink distribution has in its {@code lib}, and nothing more: whatever else a job needs has to be in the
 * job's own jar, or would be missing on other clusters.
 */
public final class FlinkLibraries {

    /** Connectors are Flink's by name, and in no distribution. */
    private static final List<String> NOT = List.of("flink-connector-base", "flink-connector-kafka", "flink-test");

    private static final List<String> NAMES = List.of(
            "flink-",
            "async-profiler",
            "commons-cli",
            "commons-collections",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "commons-math3",
            "commons-text",
            "frocksdbjni",
            "javassist",
            "jsr305",
            "kryo",
            "log4j-",
            "lz4-java",
            "minlog",
            "objenesis",
            "reflectasm",
            "slf4j-api",
            "snakeyaml-engine",
            "snappy-java");

    private FlinkLibraries() {}

    /** Those jars of a class path. */
    public static List<Path> of(List<Path> classPath) {
        return classPath.stream().filter(FlinkLibraries::isFlinks).toList();
    }

    private static boolean isFlinks(Path jar) {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar")
                && !name.endsWith("-tests.jar")
                && begins(name, NAMES.stream())
                && !begins(name, NOT.stream());
    }

    private static boolean begins(String name, Stream<String> with) {
        return with.anyMatch(name::startsWith);
    }
}
