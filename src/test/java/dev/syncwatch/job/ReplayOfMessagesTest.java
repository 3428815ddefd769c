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
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failures say, from event to change. */
class ReplayOfMessagesTest {
    private static final long START = SyncEvents.TEN_O_CLOCK;

    private static final String RULES = """
            version: 1
            service: learning-sync
            defaults: { groupBy: [environment, platform], runbook: https://example.com/runbook }
            rules:
              - id: many-fail
                kind: threshold
                where: { event: learning_sync_failed }
                measure: users
                window: 2m
                above: 15
                severity: warning
            """;

    @TempDir
    Path folder;

    @Test
    void changesCarryTheSameThreeSamplesWhateverTheParallelism_andNoId() throws Exception {
        Path events = folder.resolve("events.ndjson");
        arrivals().write(events);

        String alone = changes(events, 1);

        assertThat(changes(events, 3)).isEqualTo(alone);
        assertThat(alone).doesNotContain("phone").doesNotContain("@example");
        JsonNode firing = new ObjectMapper().readTree(alone.lines().findFirst().orElseThrow());
        assertThat(StreamSupport.stream(firing.at("/evidence/samples").spliterator(), false))
                .extracting(JsonNode::asText)
                .hasSize(3)
                .startsWith("push for [user] timed out after [number] ms");
    }

    /** Half of all failures say the same but for ids; the others each something else, and more than are kept. */
    private static Arrivals arrivals() {
        Arrivals arrivals = new Arrivals().heartbeats(START, Duration.ofMinutes(5));
        for (int i = 0; i < 240; i++) {
            String often = "push for phone-%d timed out after %d ms".formatted(i % 24, 20_000 + i);
            String seldom = "rejected " + "x".repeat(i % 60) + " of " + UUID.nameUUIDFromBytes(new byte[] {(byte) i})
                    + " for bob" + i + "@example.com";
            String event =
                    "{\"event\":\"learning_sync_failed\",\"userId\":\"phone-%d\",\"platform\":\"%s\",\"message\":\"%s\"}"
                            .formatted(i % 24, i % 3 == 0 ? "ios" : "android", i % 2 == 0 ? often : seldom);
            arrivals.event(START + 500L * i, i, event);
        }
        return arrivals;
    }

    private String changes(Path events, int parallelism) throws Exception {
        Path out = folder.resolve("out" + parallelism);
        RuleSet rules = RuleFileReader.read("rules.yaml", RULES.getBytes(UTF_8), Map.of(), Duration.ofSeconds(10))
                .ruleSet();
        AlertingPipeline.Timing timing = new AlertingPipeline.Timing(Duration.ofSeconds(10), Duration.ofSeconds(1));
        ReplayJob.run(new ReplayJob.Settings(rules, events, out, timing, parallelism), new Configuration());
        return Files.readString(out.resolve("alerts.ndjson"));
    }
}
