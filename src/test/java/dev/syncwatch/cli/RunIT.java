package dev.syncwatch.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaAt;
import dev.syncwatch.fixture.SyncwatchProcess;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} in a process of its own, which is killed while alerts are midway. */
class RunIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TELEMETRY = "learning-sync.telemetry";
    private static final String ALERTS = "learning-sync.alerts";

    /** Windows outlast any pause that a slow machine makes; what has to go on over the kill is half filled. */
    private static final String RULES = """
            version: 1
            service: learning-sync
            defaults: { groupBy: [environment], runbook: https://example.com/runbook }
            rules:
              - id: failure-rate
                kind: failure-rate
                window: 10m
                attempts:  { event: [learning_sync_completed, learning_sync_failed] }
                successes: { event: learning_sync_completed, status: success }
                above: 10%
                minimumAttempts: 8
                minimumUsers: 4
                keepFiringFor: 1s
                severity: critical
              - id: success-absence
                kind: absence
                of: { event: learning_sync_completed, status: success }
                within: 10s
                activity: { event: [learning_sync_started, learning_sync_failed] }
                activityGap: 10m
                severity: critical
              - id: many-fail
                kind: threshold
                where: { event: learning_sync_failed }
                measure: users
                window: 10m
                above: 2
                for: 10s
                severity: warning
              - id: stuck-queue
                kind: sequence
                steps:
                  - { event: learning_sync_started, dirtyCount: ">0", times: 3, same: dirtyCount }
                within: 10m
                window: 10m
                atLeastUsers: 1
                severity: warning
            """;

    private static final String SETTINGS = """
            rules: %s
            pane: 1s
            outOfOrderness: 100ms
            parallelism: 2
            sourceParallelism: 2
            checkpointEvery: 500ms
            startFrom: earliest
            state: { backend: rocksdb }
            """;

    @TempDir
    Path folder;

    private Path settings;
    private Path data;

    @BeforeEach
    void writeSettings() throws IOException {
        data = folder.resolve("data");
        settings = folder.resolve("detection.yaml");
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, RULES);
        Files.writeString(settings, SETTINGS.formatted(rules));
        Files.writeString(folder.resolve("heartbeat.yaml"), "every: 200ms\n");
    }

    @Test
    void afterKillItGoesOnAsIfNothingHadHappened() throws Exception {
        KafkaAt kafka;
        try (SyncwatchProcess first = run()) {
            kafka = KafkaAt.of(first.awaitLine("Watching"));
            kafka.send(TELEMETRY, failed("u0"), failed("u1"), failed("u2"), failed("u3"), started("u0"), started("u0"));
            kafka.await(ALERTS, changes(change("many-fail", "pending")));
            awaitNewerCheckpoint();
            awaitNewerCheckpoint();
            first.kill();
        }
        try (SyncwatchProcess second = run()) {
            second.awaitLine("Goes on from checkpoint");
            String page = second.awaitLine("The dashboard is at ").replaceFirst(".* ", "");
            kafka = KafkaAt.of(second.awaitLine("Watching"));
            kafka.send(TELEMETRY, failed("u3"), failed("u4"), failed("u5"), failed("u6"), started("u0"));
            kafka.await(
                    ALERTS,
                    changes(
                            change("many-fail", "firing"),
                            change("success-absence", "firing"),
                            change("failure-rate", "firing"),
                            change("stuck-queue", "firing")));
            kafka.send(
                    TELEMETRY,
                    IntStream.range(0, 100)
                            .mapToObj(user -> completed("u" + user))
                            .toArray(String[]::new));
            kafka.await(ALERTS, changes(change("failure-rate", "resolved"), change("success-absence", "resolved")));
            assertShown(page);
            second.terminate();
            assertThat(second.exitCode()).as("%s", second.said()).isEqualTo(ExitCode.GOOD);
        }
        try (KafkaAt after = KafkaAt.dataIn(data.resolve("kafka"))) {
            assertSameAsUndisturbed(after);
        }
    }

    private void assertSameAsUndisturbed(KafkaAt kafka) throws Exception {
        List<String> live = kafka.texts(ALERTS);
        Path events = folder.resolve("export.ndjson");
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        kafka.read(TELEMETRY).stream().map(KafkaLine::wrap).forEach(line -> {
            export.writeBytes(line);
            export.write('\n');
        });
        Files.write(events, export.toByteArray());
        int replayed = Syncwatch.execute(
                "replay",
                "--rules",
                folder.resolve("rules.yaml").toString(),
                "--events",
                events.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--pane",
                "1s",
                "--out-of-orderness",
                "100ms");

        assertThat(replayed).isEqualTo(ExitCode.GOOD);
        List<String> progress = kafka.texts("learning-sync.progress");
        Instant evaluatedTo = Instant.parse(JSON.readTree(progress.get(progress.size() - 1))
                .get("evaluatedTo")
                .asText());
        List<String> undisturbed = Files.readAllLines(folder.resolve("out/alerts.ndjson")).stream()
                .filter(line -> !at(line).isAfter(evaluatedTo))
                .toList();
        // What was written twice is the same to the byte, so that each is one.
        assertThat(inOrder(new LinkedHashSet<>(live))).isEqualTo(undisturbed);
    }

    @Test
    void endsWithAReasonWhenAPartIsBroken() throws Exception {
        try (SyncwatchProcess process = run()) {
            String pages = process.awaitLine("Flink shows its jobs at ").replaceFirst(".* ", "");
            KafkaAt kafka = KafkaAt.of(process.awaitLine("Watching"));
            assertThat(get(pages)).contains("<title>Apache Flink");
            assertThat(Syncwatch.execute("run", "--data", data.toString(), "--settings", settings.toString()))
                    .as("a second one on the same data")
                    .isEqualTo(ExitCode.OUTSIDE_FAILED);

            Utils.delete(data.resolve("kafka").toFile());
            kafka.createTopic("needs-a-disk");

            assertThat(process.awaitLine("a part is broken")).contains("kafka: ");
            assertThat(process.exitCode()).isEqualTo(ExitCode.OUTSIDE_FAILED);
        }
    }

    private SyncwatchProcess run() throws IOException {
        return SyncwatchProcess.start(
                "run",
                "--data",
                data.toString(),
                "--settings",
                settings.toString(),
                "--port",
                "0",
                "--ui-port",
                "0",
                "--metrics-port",
                "0",
                "--database-port",
                "0",
                "--dashboard-port",
                "0");
    }

    /** Both episodes as the page shows them, the one from before the kill too: the tables are on disk. */
    private static void assertShown(String page) throws Exception {
        List<String> wanted = List.of("failure-rate resolved", "success-absence resolved", "many-fail firing");
        Await.until("a page that shows " + wanted, () -> shown(page).containsAll(wanted));
    }

    private static List<String> shown(String page) throws Exception {
        List<String> shown = new ArrayList<>();
        for (JsonNode episode :
                JSON.readTree(get(page + "api/episodes?range=1h")).path("episodes")) {
            shown.add(
                    episode.path("rule").asText() + " " + episode.path("state").asText());
        }
        return shown;
    }

    private void awaitNewerCheckpoint() throws Exception {
        long before = newestCheckpoint();
        Await.until("a checkpoint", () -> newestCheckpoint() > before);
    }

    private long newestCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .mapToLong(file -> Long.parseLong(
                            file.getParent().getFileName().toString().substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (java.io.UncheckedIOException deletedMeanwhile) {
            return 0;
        }
    }

    private static String failed(String user) {
        return "{\"event\":\"learning_sync_failed\",\"userId\":\"%s\",\"stage\":\"push\",\"statusCode\":503}"
                .formatted(user);
    }

    private static String started(String user) {
        return "{\"event\":\"learning_sync_started\",\"userId\":\"%s\",\"dirtyCount\":7}".formatted(user);
    }

    private static String completed(String user) {
        return "{\"event\":\"learning_sync_completed\",\"userId\":\"%s\",\"status\":\"success\"}".formatted(user);
    }

    private record Wanted(String rule, String state) {
        boolean isIn(String change) {
            return change.contains("\"rule\":\"" + rule + "\"") && change.contains("\"state\":\"" + state + "\"");
        }
    }

    private static Wanted change(String rule, String state) {
        return new Wanted(rule, state);
    }

    private static Predicate<List<String>> changes(Wanted... wanted) {
        return told -> Stream.of(wanted).allMatch(each -> told.stream().anyMatch(each::isIn));
    }

    private static Instant at(String change) {
        try {
            return Instant.parse(JSON.readTree(change).get("at").asText());
        } catch (IOException defect) {
            throw new IllegalStateException(change, defect);
        }
    }

    private static List<String> inOrder(Set<String> changes) {
        List<String> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(RunIT::at).thenComparing(RunIT::alert));
        return sorted;
    }

    private static String alert(String change) {
        try {
            JsonNode alert = JSON.readTree(change).get("alert");
            return alert.asText();
        } catch (IOException defect) {
            throw new IllegalStateException(change, defect);
        }
    }

    private static String get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString(UTF_8))
                .body();
    }
}
