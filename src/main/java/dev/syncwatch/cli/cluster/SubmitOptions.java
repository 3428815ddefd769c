package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.DurationConverter;
import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.process.ClusterException;
import dev.syncwatch.standalone.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What {@code submit} and {@code upgrade} both want to know. */
final class SubmitOptions {
    private static final Pattern JOBS_JAR = Pattern.compile("syncwatch-.*-jobs\\.jar");

    @Parameters(paramLabel = "FILE", description = "the job's settings: jobs/detection.yaml or jobs/output.yaml")
    private Path settings;

    @Mixin
    private FlinkTarget target;

    @picocli.CommandLine.Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description =
                    "brokers, as the cluster reaches them, instead of those in FILE; those of --data without --flink")
    private String kafka;

    @picocli.CommandLine.Option(
            names = "--partitions",
            defaultValue = "3",
            paramLabel = "N",
            description = "of topics that are missing (default ${DEFAULT-VALUE})")
    private int partitions;

    @picocli.CommandLine.Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "the jobs' jar; otherwise the one that this program runs from")
    private Path jar;

    @picocli.CommandLine.Option(
            names = "--within",
            defaultValue = "3m",
            converter = DurationConverter.class,
            paramLabel = "DURATION",
            description = "how long to wait for a savepoint, and for the job to run (default ${DEFAULT-VALUE})")
    private Duration within;

    Path settings() {
        return settings;
    }

    FlinkTarget target() {
        return target;
    }

    Duration within() {
        return within;
    }

    /** Throws {@link BadSettings} if what is to be run can't be used. */
    JobToSubmit job() throws BadSettings, IOException {
        JobToSubmit read = JobToSubmit.read(settings);
        Map<Option, String> more = new EnumMap<>(Option.class);
        more.put(Option.PARTITIONS, String.valueOf(partitions));
        Optional<Cluster> own = target.own();
        own.ifPresent(cluster -> more.put(Option.KAFKA, cluster.bootstrapServers()));
        if (read.wantsDatabase()) {
            own.flatMap(Cluster::postgres).ifPresent(server -> more.putAll(place(server)));
        }
        if (kafka != null) {
            more.put(Option.KAFKA, kafka);
        }
        return read.with(more);
    }

    private static Map<Option, String> place(PostgresServer server) {
        return Map.of(
                Option.DATABASE, server.url(),
                Option.DATABASE_USER, server.user(),
                Option.DATABASE_PASSWORD, "${file:" + server.passwordFile() + "}");
    }

    /** Throws a {@link ClusterException} if there is none. */
    Path jar() {
        String separator = Pattern.quote(System.getProperty("path.separator"));
        Stream<Path> named = Stream.ofNullable(jar);
        Stream<Path> onClassPath = Stream.of(
                        System.getProperty("java.class.path").split(separator))
                .map(Path::of)
                .filter(part ->
                        JOBS_JAR.matcher(String.valueOf(part.getFileName())).matches());
        Stream<Path> built = Stream.of(Path.of("target", "syncwatch-0.1.0-jobs.jar"));
        return Stream.of(named, onClassPath, built)
                .flatMap(each -> each)
                .findFirst()
                .filter(Files::isRegularFile)
                .orElseThrow(
                        () -> new ClusterException(
                                "the jobs' jar is not there: build it with `./mvnw -DskipTests package`, or name it with --jar"));
    }
}
