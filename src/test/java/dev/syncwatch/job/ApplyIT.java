package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.fixture.Await;
import dev.syncwatch.fixture.KafkaFixture;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.LocalFlink;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are changed under load, by the commands, against a replay of the same events and the same history of rules. */
@Timeout(180)
class ApplyIT {

    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.shared();

    private static final Duration PANE = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DECIDES = Pattern.compile("decides from (\\S+) on");
    private static final Pattern TOOK = Pattern.compile("Runs by version 3 of the rules after (\\S+) s");

    private static final String RATE = """
              - id: failure-rate
                kind: failure-rate
                window: %s
                attempts:  { event: [learning_sync_completed, learning_sync_failed] }
                successes: { event: learning_sync_completed, status: success }
                above: %s
                minimumAttempts: 4
                severity: critical
            """;
    private static final String ACTIVE = """
              - id: active
                kind: threshold
                measure: users
                window: 2s
                above: 0
                severity: info
            """;
    private static final String FAILING = """
              - id: failing
                kind: threshold
                where: { event: learning_sync_failed }
                measure: count
                window: 1s
                above: 14
                severity: warning
            """;

    @TempDir
    Path folder;

    private Path rules;
    private Path settingsFile;
    private DetectionSettings settings;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** A command, and what it said. */
    private record Ran(int exitCode, String out, String err) {
        Instant decidesFrom() {
            return DECIDES.matcher(out)
                    .results()
                    .map(found -> Instant.parse(found.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(this));
        }
    }

    @BeforeEach
    void write() throws Exception {
        rules = folder.resolve("rules.yaml");
        save(RATE.formatted("2s", "45%") + ACTIVE + FAILING);
        Map<String, String> topics = Stream.concat(Topic.OUTPUTS.stream(), Stream.of(Topic.TELEMETRY, Topic.RULES))
                .collect(Collectors.toMap(Topic::settingName, topic -> kafka.newTopic(1)));
        settingsFile = folder.resolve("detection.yaml");
        Files.writeString(settingsFile, """
                kafka: { bootstrap.servers: "%s" }
                topics: %s
                rules: %s
                pane: 500ms
                outOfOrderness: 100ms
                startFrom: earliest
                checkpointEvery: 1h
                checkpoints: %s
                """.formatted(
                        kafka.bootstrapServers(),
                        JSON.writeValueAsString(topics),
                        rules,
                        folder.resolve("checkpoints").toUri()));
        settings = DetectionSettings.read(settingsFile);
    }

    @Test
    void whatWasDecidedUnderLoadIsWhatAReplayOfTheSameRulesDecides() throws Exception {
        LocalFlink.Place scratch = new LocalFlink.Place(folder.resolve("scratch"), 0);
        try (LocalFlink flink = LocalPager.startFlink(settings, 0, scratch);
                LocalDetection detection = LocalDetection.start(
                        settings, read(), new LocalPlace(flink, HeartbeatSettings.defaults(), false, told::add))) {
            try (SteadyTelemetry telemetry =
                    new SteadyTelemetry(kafka.bootstrapServers(), settings.topic(Topic.TELEMETRY))) {
                awaitEvaluated(Instant.now().plusSeconds(1));
                applyAndSee();
            }
            Instant last = lastPaneEnd();
            awaitEvaluated(last);
            assertThat(detection.ended()).isEmpty();
            assertThat(live(last)).containsExactlyElementsOf(replayed(last));
        }
        assertThat(texts(Topic.ALERTS))
                .as("every set has decided something")
                .anyMatch(change -> change.contains(hash(1)))
                .anyMatch(change -> change.contains(hash(2)))
                .anyMatch(change -> change.contains(hash(3)))
                .as("what the removed rule opened")
                .anyMatch(change -> change.contains("\"rule\":\"active\"") && change.contains("superseded"));
    }

    private void applyAndSee() throws Exception {
        save(RATE.formatted("2s", "60%") + ACTIVE + FAILING.replace("above: 14", "above: 10"), "values.yaml");
        assertThat(command("diff", "values.yaml").out())
                .contains("~ failure-rate\n    above: 45% → 60%\n")
                .endsWith("Applying it changes values in the running job.\n");
        Ran values = command("apply", "values.yaml");
        assertThat(values.exitCode()).as("%s", values).isZero();
        assertThat(command("diff", "values.yaml").exitCode()).isZero();
        awaitEvaluated(values.decidesFrom().plusSeconds(1));
        assertThat(told).noneMatch(line -> line.startsWith("Runs by version"));

        save("  - id: broken\n    kind: threshold\n", "broken.yaml");
        int records = kafka.read(settings.topic(Topic.RULES)).size();
        Ran broken = command("apply", "broken.yaml");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).contains("broken.yaml:3:");
        assertThat(kafka.read(settings.topic(Topic.RULES))).hasSize(records);

        save(RATE.formatted("3s", "50%") + FAILING + FAILING.replace("failing", "new-rule"), "structure.yaml");
        assertThat(command("diff", "structure.yaml").out())
                .contains("window: 2s → 3s   (structure)", "+ new-rule", "- active");
        Ran structure = command("apply", "structure.yaml");
        assertThat(structure.exitCode()).as("%s %s", structure, told).isZero();
        awaitEvaluated(structure.decidesFrom().plusSeconds(4));
        assertThat(secondsOfTheRestart()).isBetween(0.1, 15.0);
    }

    private double secondsOfTheRestart() {
        return told.stream()
                .flatMap(line -> TOOK.matcher(line).results())
                .map(MatchResult::group)
                .map(line -> line.replaceAll(".* after (\\S+) s", "$1"))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(-1);
    }

    private Ran command(String name, String file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("rules", name, folder.resolve(file).toString(), "--settings", settingsFile.toString());
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private void save(String ruleList, String... name) throws Exception {
        Path file = name.length == 0 ? rules : folder.resolve(name[0]);
        Files.writeString(file, "version: 1\nrules:\n" + ruleList);
    }

    private RuleSet read() throws Exception {
        return RuleFileReader.read(rules.toString(), Files.readAllBytes(rules), Map.of(), PANE)
                .ruleSet();
    }

    private void awaitEvaluated(Instant time) throws Exception {
        Await.until(
                "evaluation up to " + time,
                () -> texts(Topic.PROGRESS).stream()
                        .anyMatch(line -> !time(line, "evaluatedTo").isBefore(time)));
    }

    private Instant lastPaneEnd() {
        var records = kafka.read(settings.topic(Topic.TELEMETRY));
        long newest = records.get(records.size() - 1).timestamp() - 100;
        return Instant.ofEpochMilli(newest - newest % PANE.toMillis());
    }

    private List<String> live(Instant last) {
        return upTo(last, texts(Topic.ALERTS));
    }

    private List<String> replayed(Instant last) throws Exception {
        Path events = folder.resolve("events.ndjson");
        Files.write(
                events,
                kafka.read(settings.topic(Topic.TELEMETRY)).stream()
                        .map(record -> new String(KafkaLine.wrap(record), UTF_8))
                        .toList());
        Path history = folder.resolve("rules.ndjson");
        Files.write(history, texts(Topic.RULES));
        Path out = folder.resolve("replay");
        int exitCode = Syncwatch.execute(
                "replay",
                "--rules-history",
                history.toString(),
                "--events",
                events.toString(),
                "--out",
                out.toString(),
                "--pane",
                "500ms",
                "--out-of-orderness",
                "100ms");
        assertThat(exitCode).isZero();
        return upTo(last, Files.readAllLines(out.resolve("alerts.ndjson")));
    }

    private static List<String> upTo(Instant last, List<String> changes) {
        return changes.stream()
                .filter(change -> !time(change, "at").isAfter(last))
                .sorted((one, other) -> (time(one, "at") + one).compareTo(time(other, "at") + other))
                .toList();
    }

    private List<String> texts(Topic topic) {
        return kafka.read(settings.topic(topic)).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private String hash(int version) {
        return texts(Topic.RULES).stream()
                .map(ApplyIT::json)
                .filter(record -> record.get("version").asInt() == version)
                .map(record -> record.get("hash").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Instant time(String line, String field) {
        return Instant.parse(json(line).get(field).asText());
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (java.io.IOException bad) {
            throw new java.io.UncheckedIOException(bad);
        }
    }
}
