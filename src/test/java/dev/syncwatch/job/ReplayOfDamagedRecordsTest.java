package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.fixture.DamagedLines;
import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.fixture.WildJson;
import dev.syncwatch.reference.Decoded;
import dev.syncwatch.reference.Decoder;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.telemetry.Fate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 100,000 damaged records beside 20,000 good ones, through the whole job. */
class ReplayOfDamagedRecordsTest {

    private static final int GOOD = 20_000;
    private static final int KINDS = 5_000;
    private static final int DAMAGED_TO_A_GOOD_ONE = 5;
    private static final long START = 1_767_614_400_000L;
    private static final long APART_MILLIS = 60;
    private static final long FIFTEEN_MINUTES = 15 * 60_000;
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RULES = """
            version: 1
            service: learning-sync
            rules:
              - id: failure-rate
                kind: failure-rate
                window: 15m
                attempts: { event: [learning_sync_completed, learning_sync_failed], statusCode: "!=499" }
                successes: { event: learning_sync_completed, status: success, durationMs: ">=0" }
                above: 10%
                severity: critical
              - id: success-absence
                kind: absence
                groupBy: [environment, platform, appVersion]
                of: { event: learning_sync_completed, status: success }
                within: 5m
                activity: { event: [learning_sync_started, learning_sync_failed], message: "~x" }
                severity: critical
            """;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void everyRecordIsAccountedFor_andTheGoodOnesAreRight() throws Exception {
        long seed = System.nanoTime();
        System.out.println("ReplayOfDamagedRecordsTest: seed " + seed);
        List<byte[]> lines = lines(new Random(seed));
        List<Decoded> expected = Decoder.decode(lines);

        Map<Fate, Long> fates = replay(lines);

        assertThat(fates.get(Fate.IGNORED)).isEqualTo(count(expected, Decoded.Kind.IGNORED));
        assertThat(fates.get(Fate.HEARTBEAT)).isEqualTo(count(expected, Decoded.Kind.HEARTBEAT));
        assertThat(fates.get(Fate.DEAD)).isEqualTo(count(expected, Decoded.Kind.DEAD));
        assertThat(fates.get(Fate.COUNTED) + fates.get(Fate.DUPLICATE) + fates.get(Fate.LATE) + fates.get(Fate.STALE))
                .isEqualTo(count(expected, Decoded.Kind.EVENT));
        assertThat(numbers("dead-letters.ndjson", "line"))
                .isEqualTo(expected.stream()
                        .filter(one -> one.kind() == Decoded.Kind.DEAD)
                        .map(one -> (long) one.line())
                        .toList());
        assertThatGoodOnesAreRight();
    }

    private static long count(List<Decoded> decoded, Decoded.Kind kind) {
        return decoded.stream().filter(one -> one.kind() == kind).count();
    }

    private static List<byte[]> lines(Random random) {
        WildJson wild = new WildJson(random);
        List<String> kinds = Stream.generate(wild::event).limit(KINDS).toList();
        DamagedLines damaged = new DamagedLines(random);
        List<byte[]> lines = new ArrayList<>();
        for (int number = 0; number < GOOD; number++) {
            lines.add(good(number).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < DAMAGED_TO_A_GOOD_ONE; i++) {
                String line = kinds.get(random.nextInt(KINDS));
                lines.add(damaged.of(i % 2 == 0 ? line : wrapped(77, number, line)));
            }
        }
        return lines;
    }

    /** Every fourth good one failed. */
    private static String good(int number) {
        String name = number % 4 == 0 ? "learning_sync_failed" : "learning_sync_completed";
        String fields = "\"environment\":\"good\",\"status\":\"success\",\"durationMs\":" + number;
        String user = "\"userId\":\"good" + number % 100 + "\",\"messageId\":\"good" + number + "\"";
        return wrapped(
                number % 2,
                number,
                switch (number % 3) {
                    case 0 -> "{\"event\":\"" + name + "\"," + fields + "," + user + "}";
                    case 1 -> "{\"event\":\"" + name + "\",\"properties\":{" + fields + "}," + user + "}";
                    default -> "{\"type\":\"" + name + "\",\"data\":{" + fields + "," + user + "}}";
                });
    }

    private static String wrapped(int partition, int number, String value) {
        return "{\"kafka\":{\"partition\":" + partition + ",\"offset\":" + number + ",\"timestamp\":" + time(number)
                + "},\"value\":" + value + "}";
    }

    private static long time(int number) {
        return START + number * APART_MILLIS;
    }

    @SuppressWarnings("try") // closing the cluster may be interrupted
    private Map<Fate, Long> replay(List<byte[]> lines) throws Exception {
        Path events = folder.resolve("events.ndjson");
        try (OutputStream out = Files.newOutputStream(events)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        RuleFile rules = RuleFileReader.read("rules.yaml", RULES.getBytes(StandardCharsets.UTF_8), Map.of(), PANE);
        assertThat(rules.problems()).isEmpty();
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(2, FlinkSettings.strict());
        AlertingPipeline.Timing timing = new AlertingPipeline.Timing(PANE, PANE);
        ReplayJob.define(environment, new ReplayJob.Settings(rules.ruleSet(), events, folder, timing, 2));
        try (FlinkFixture flink = FlinkFixture.start()) {
            return ReplayJob.fates(flink.run(environment));
        }
    }

    private void assertThatGoodOnesAreRight() throws IOException {
        int rows = 0;
        for (JsonNode row : rows("windows.ndjson")) {
            if (row.get("environment").asText().equals("good")) {
                rows++;
                assertThatRowIsRight(row);
            }
        }
        long minutesOfGoodOnes = GOOD * APART_MILLIS / 60_000;
        assertThat(rows).isEqualTo(minutesOfGoodOnes + 14);
    }

    private static void assertThatRowIsRight(JsonNode row) {
        long end = Instant.parse(row.get("window_end").asText()).toEpochMilli();
        long attempts = 0;
        long failures = 0;
        for (int number = 0; number < GOOD; number++) {
            if (time(number) >= end - FIFTEEN_MINUTES && time(number) < end) {
                attempts++;
                failures += number % 4 == 0 ? 1 : 0;
            }
        }
        assertThat(row.get("attempts").asLong()).isEqualTo(attempts);
        assertThat(row.get("failures").asLong()).isEqualTo(failures);
        assertThat(row.get("active_users").asLong()).isEqualTo(100);
    }

    private List<Long> numbers(String file, String key) throws IOException {
        return rows(file).stream().map(row -> row.get(key).asLong()).toList();
    }

    private List<JsonNode> rows(String file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
