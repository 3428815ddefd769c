package dev.syncwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.job.silence.NewestProgress;
import dev.syncwatch.job.silence.TopicTail;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of processes, from its start to its end: a morning with an outage in it, and two upgrades during the outage. */
@Timeout(300)
class ClusterIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR =
            Path.of(System.getProperty("syncwatch.jobs.jar", "target/syncwatch-0.1.0-jobs.jar"));
    private static final Instant OUTAGE = Instant.parse("2026-01-05T09:33:00Z");
    private static final Instant END = Instant.parse("2026-01-05T10:29:50Z");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int BETWEEN_LOOKS_MILLIS = 500;

    @TempDir
    static Path folder;

    private static Path data;
    private static Cluster cluster;

    @BeforeAll
    static void startCluster() throws Exception {
        data = folder.resolve("cluster");
        Ran up = run(
                "cluster",
                "up",
                "--taskmanagers",
                "1",
                "--no-postgres",
                "--taskmanager-heap",
                "256",
                "--java-opts",
                "-XX:TieredStopAtLevel=1");
        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.err()).contains("Started kafka.", "Started jobmanager-1.", "Started taskmanager-1.");
        cluster = Cluster.open(data).orElseThrow();
        assertThat(up.out())
                .contains(cluster.bootstrapServers(), cluster.flink().get(0).toString());
    }

    @AfterAll
    static void killWhatWasLeft() throws InterruptedException {
        for (ClusterProcess process : cluster.processes()) {
            process.kill();
        }
    }

    @Test
    void goesThroughUpgradesAsIfNothingHadHappened() throws Exception {
        Path settings = settings("detection.yaml", 1);
        createTopics();
        assertThat(run("submit", settings.toString()).err()).isEmpty();
        CompletableFuture<Ran> simulation = CompletableFuture.supplyAsync(() ->
                run("simulate", "--scenario", scenario(), "--kafka", cluster.bootstrapServers(), "--speed", "360x"));

        awaitEvaluated(OUTAGE);
        Ran upgrade = run("upgrade", settings.toString());
        assertThat(upgrade.exitCode()).as(upgrade.err()).isZero();
        assertThat(upgrade.err()).contains("detection runs anew after").doesNotContain("not announced");
        List<Instant> announced = announced();
        assertThat(announced)
                .as("until when nobody is called: said before, by the job that is back, and by the command")
                .hasSize(3);
        assertThat(announced.get(announced.size() - 1))
                .isBefore(announced.get(0))
                .isBefore(Instant.now().plus(Duration.ofMinutes(5)));

        Ran failing = run("upgrade", settings("bad-detection.yaml", 99).toString());
        assertThat(failing.exitCode()).isEqualTo(3);
        assertThat(failing.err())
                .contains("sourceParallelism is 99, but learning-sync.telemetry has 2 partitions")
                .contains("detection goes on as it was before");

        assertThat(simulation.join().exitCode()).as(simulation.join().err()).isZero();
        awaitEvaluated(END);
        assertThat(changes()).isEqualTo(replayed()).hasSizeGreaterThan(4);
        tellsWhatRuns_andEndsInOrder();
    }

    private void tellsWhatRuns_andEndsInOrder() throws Exception {
        Ran up = run("cluster", "up");
        assertThat(up.err()).isEmpty();
        JsonNode status = JSON.readTree(run("cluster", "status", "--json").out());
        assertThat(status.path("processes"))
                .hasSize(3)
                .allMatch(process -> process.path("pid").isNumber());
        assertThat(status.at("/jobs/0/name").asText()).isEqualTo("detection");
        assertThat(status.at("/jobs/0/state").asText()).isEqualTo("RUNNING");
        assertThat(cluster.remote().jars())
                .as("jars that nothing runs from are gone")
                .hasSize(1);

        String savepoint = run("stop", "detection").out().strip();
        assertThat(savepoint)
                .startsWith(data.resolve("savepoints").toUri().toString().replace("///", "/"));
        List<Instant> announced = announced();
        assertThat(announced.get(announced.size() - 1)).isAfter(Instant.now().plus(Duration.ofMinutes(5)));
        assertThat(run("stop", "detection").err()).contains("no job detection runs there");

        assertThat(run("cluster", "down").err()).contains("Stopped taskmanager-1.", "Stopped kafka.");
        assertThat(cluster.processes()).noneMatch(ClusterProcess::isAlive);
        assertThat(run("cluster", "status").exitCode()).isEqualTo(3);
    }

    @Test
    void theJarHoldsNothingThatFlinkBrings() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            Set<String> ofFlink = new TreeSet<>();
            names.stream()
                    .filter(name -> name.startsWith("org/apache/flink/") && name.endsWith(".class"))
                    .forEach(name -> ofFlink.add(name.split("/")[3]));
            assertThat(ofFlink).containsExactlyInAnyOrder("connector", "streaming");
            assertThat(names)
                    .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
                    .noneMatch(name -> name.startsWith("org/slf4j/") || name.startsWith("org/apache/logging/"))
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"))
                    .contains("dev/syncwatch/job/cluster/ClusterJob.class", "META-INF/services/java.sql.Driver");
        }
    }

    private static Path settings(String name, int sources) throws IOException {
        return Files.writeString(folder.resolve(name), """
                startFrom: earliest
                checkpointEvery: 2s
                sourceParallelism: %d
                """.formatted(sources));
    }

    /** Small, and over soon after the outage's end. */
    private static String scenario() {
        try {
            return Files.writeString(folder.resolve("outage.yaml"), """
                            version: 1
                            name: outage
                            about: Payload answers pushes with 503 for a while.
                            users: 3000
                            start: 2026-01-05T09:00:00Z
                            length: 90m
                            incidents:
                              - { name: payload-outage, kind: outage, from: 30m, to: 50m, share: 90%, status: 503 }
                            """).toString();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void createTopics() throws Exception {
        try (Admin admin = Admin.create(clients())) {
            List<Topic> inputs = List.of(Topic.TELEMETRY, Topic.LOGS, Topic.REMOTE_CONFIG);
            new TopicCreation(admin).createMissing(new Topics(Map.of(), 2, true), inputs);
        }
    }

    private static Map<String, Object> clients() {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }

    private static void awaitEvaluated(Instant to) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Map<String, String> kafka = Map.of("bootstrap.servers", cluster.bootstrapServers());
        while (NewestProgress.read(kafka, Topic.PROGRESS.defaultName())
                .orElse(Instant.MIN)
                .isBefore(to)) {
            assertThat(System.nanoTime()).as("time to evaluate %s", to).isLessThan(until);
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Until when each announcement of a stop says that nothing will be seen. */
    private static List<Instant> announced() throws IOException {
        List<Instant> until = new ArrayList<>();
        Map<String, String> kafka = Map.of("bootstrap.servers", cluster.bootstrapServers());
        try (TopicTail silences = new TopicTail(kafka, Topic.SILENCES.defaultName())) {
            silences.read(Long.MAX_VALUE, (key, value) -> until.add(until(value)));
        }
        return until;
    }

    private static Instant until(byte[] announcement) {
        try {
            return Instant.parse(
                    JSON.readTree(announcement).path("maintenanceUntil").asText());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<JsonNode> changes() throws IOException {
        Ran tail = run(
                "tail",
                "--kafka",
                cluster.bootstrapServers(),
                "--from",
                "beginning",
                "--until-end",
                "--only",
                "changes",
                "--export",
                folder.resolve("changes.ndjson").toString());
        assertThat(tail.exitCode()).as(tail.err()).isZero();
        List<JsonNode> changes = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("changes.ndjson"))) {
            changes.add(JSON.readTree(line).path("value"));
        }
        return inOrder(changes);
    }

    private static List<JsonNode> replayed() throws IOException {
        Path events = folder.resolve("events.ndjson");
        Path out = folder.resolve("out");
        run(
                "tail",
                "--kafka",
                cluster.bootstrapServers(),
                "--from",
                "beginning",
                "--until-end",
                "--only",
                "telemetry",
                "--export",
                events.toString());
        Ran replay = run(
                "replay",
                "--rules",
                "alert-rules/learning-sync.yaml",
                "--events",
                events.toString(),
                "--out-of-orderness",
                "1s",
                "--out",
                out.toString());
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        List<JsonNode> changes = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("alerts.ndjson"))) {
            changes.add(JSON.readTree(line));
        }
        return inOrder(changes);
    }

    private static List<JsonNode> inOrder(List<JsonNode> changes) {
        return changes.stream()
                .filter(change -> !Instant.parse(change.path("at").asText()).isAfter(END))
                .distinct()
                .sorted(Comparator.comparing(
                                (JsonNode change) -> change.path("at").asText())
                        .thenComparing(change -> change.path("alert").asText()))
                .toList();
    }

    private record Ran(int exitCode, String out, String err) {}

    /** With the cluster's folder and jar, where the command takes them. */
    private static Ran run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        if (Set.of("cluster", "submit", "upgrade", "stop").contains(words[0])) {
            arguments.addAll(List.of("--data", data.toString()));
        }
        if (Set.of("submit", "upgrade").contains(words[0])) {
            arguments.addAll(List.of("--jar", JAR.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
