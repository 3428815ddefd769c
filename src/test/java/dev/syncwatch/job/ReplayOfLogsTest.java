package dev.syncwatch.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.Arrivals;
import dev.syncwatch.fixture.SyncEvents;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend's log beside telemetry, from files to changes. */
class ReplayOfLogsTest {
    private static final long START = SyncEvents.TEN_O_CLOCK;
    private static final Duration PANE = Duration.ofSeconds(10);

    private static final RuleSet RULES = RuleFileReader.read("rules.yaml", """
            version: 1
            service: learning-sync
            rules:
              - { id: failing, kind: threshold, where: { event: learning_sync_failed }, measure: count, window: 2m,
                  above: 2, severity: warning }
              - { id: backend, kind: threshold, where: { event: backend_response, statusCode: ">=500" }, measure: count,
                  window: 5m, above: 9, severity: warning }
            """.getBytes(UTF_8), Map.of(), PANE)
            .ruleSet();

    @TempDir
    Path folder;

    private Path events;

    @BeforeEach
    void writeEvents() throws Exception {
        Arrivals arrivals = new Arrivals();
        for (int i = 0; i < 6; i++) {
            arrivals.event(
                    START + 60_000 + 1_000L * i,
                    i,
                    "{\"event\":\"learning_sync_failed\",\"userId\":\"u%d\",\"stage\":\"push\",\"statusCode\":503}"
                            .formatted(i));
        }
        events = folder.resolve("events.ndjson");
        arrivals.heartbeats(START, Duration.ofMinutes(10)).write(events);
    }

    @Test
    void aChangeCarriesWhatTheLogSaysOfItsWindow() throws Exception {
        JsonNode firing = changes(replay(log(10), 1)).stream()
                .filter(change -> change.get("rule").asText().equals("failing"))
                .findFirst()
                .orElseThrow();

        assertThat(firing.at("/evidence/backend")).isEqualTo(new ObjectMapper().readTree("""
                {"responses":10,"failures":10,"serverErrors":10,"statuses":[{"statusCode":"503","times":10}],
                 "paths":[{"path":"/api/learning-records/bulk","times":10}],
                 "first":"2026-01-05T10:01:00Z","last":"2026-01-05T10:01:09Z"}"""));
    }

    @Test
    void withoutALogNothingIsSaidOfIt() throws Exception {
        List<JsonNode> changes = changes(replay(null, 1));
        assertThat(changes)
                .isNotEmpty()
                .noneMatch(change -> change.at("/evidence").has("backend"));
        assertThat(replay(log(0), 1)).isEqualTo(replay(null, 1));
    }

    @Test
    void aRuleThatAsksForTheLogCountsIt_inWhateverOrderItStands_withWhateverParallelism() throws Exception {
        List<String> shuffled = log(10);
        Collections.shuffle(shuffled, new Random(7));

        String alerts = replay(log(10), 1);

        assertThat(changes(alerts))
                .anyMatch(change -> change.get("rule").asText().equals("backend"));
        assertThat(replay(shuffled, 1)).isEqualTo(alerts);
        assertThat(replay(shuffled, 3)).isEqualTo(alerts);
        assertThat(changes(replay(log(9), 1)))
                .noneMatch(change -> change.get("rule").asText().equals("backend"));
    }

    @Test
    void whatCannotBeReadStandsAmongTheDeadLettersInTheSameOrderEachTime() throws Exception {
        List<String> lines = log(3);
        lines.add(1, "no log");
        lines.add("{\"service\":\"learning-sync\"}");
        Files.writeString(events, Files.readString(events) + "no event\n");

        replay(lines, 1);

        List<JsonNode> letters = json(Files.readAllLines(folder.resolve("out/dead-letters.ndjson")));
        assertThat(letters)
                .extracting(letter -> letter.path("topic").asText())
                .containsExactly("learning-sync.logs", "learning-sync.logs", "");
        assertThat(letters).extracting(letter -> letter.path("line").asInt()).startsWith(2, 5);
    }

    private static List<String> log(int lines) {
        List<String> log = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            log.add(
                    "{\"service\":\"learning-sync\",\"status\":503,\"path\":\"/api/learning-records/bulk\",\"timestamp\":"
                            + (START + 60_000 + 1_000L * i) + "}");
        }
        return log;
    }

    private String replay(List<String> log, int parallelism) throws Exception {
        Path logs = log == null ? null : Files.write(folder.resolve("logs.ndjson"), log);
        Path out = folder.resolve("out");
        AlertingPipeline.Timing timing = new AlertingPipeline.Timing(PANE, Duration.ofSeconds(1));
        ReplayJob.Inputs inputs = new ReplayJob.Inputs(events, logs, null);
        ReplayJob.run(new ReplayJob.Settings(RULES, inputs, out, timing, parallelism), new Configuration());
        return Files.readString(out.resolve("alerts.ndjson"));
    }

    private static List<JsonNode> changes(String alerts) throws Exception {
        return json(alerts.lines().toList());
    }

    private static List<JsonNode> json(List<String> lines) throws Exception {
        List<JsonNode> read = new ArrayList<>();
        for (String line : lines) {
            read.add(new ObjectMapper().readTree(line));
        }
        return read;
    }
}
