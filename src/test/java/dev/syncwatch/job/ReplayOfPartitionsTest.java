package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.telemetry.Fate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file's partitions may be interleaved in any way, and files may be odd. */
class ReplayOfPartitionsTest {

    private static final long START = 1_767_614_400_000L;
    private static final int PARTITIONS = 3;
    private static final int EVENTS_EACH = 200;
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final String RULES = """
            version: 1
            service: learning-sync
            rules:
              - id: failure-rate
                kind: failure-rate
                window: 2m
                attempts: { event: [learning_sync_completed, learning_sync_failed] }
                successes: { event: learning_sync_completed, status: success }
                above: 10%
                severity: critical
            """;

    private static FlinkFixture flink;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startFlink() throws Exception {
        flink = FlinkFixture.start();
    }

    @AfterAll
    static void stopFlink() throws Exception {
        flink.close();
    }

    private record Outcome(Map<Fate, Long> fates, String alerts, String windows) {}

    private Outcome replay(List<String> lines) throws Exception {
        return replay(Files.write(folder.resolve("events.ndjson"), lines));
    }

    private Outcome replay(Path events) throws Exception {
        RuleFile rules = RuleFileReader.read("rules.yaml", RULES.getBytes(StandardCharsets.UTF_8), Map.of(), PANE);
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(2, FlinkSettings.strict());
        AlertingPipeline.Timing timing = new AlertingPipeline.Timing(PANE, PANE);
        ReplayJob.define(environment, new ReplayJob.Settings(rules.ruleSet(), events, folder, timing, 2));
        Map<Fate, Long> fates = ReplayJob.fates(flink.run(environment));
        return new Outcome(
                fates,
                Files.readString(folder.resolve("alerts.ndjson")),
                Files.readString(folder.resolve("windows.ndjson")));
    }

    /** Events a second apart; for the first half of them all is well. */
    private static List<Deque<String>> partitions() {
        List<Deque<String>> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Deque<String> lines = new ArrayDeque<>();
            for (int i = 0; i < EVENTS_EACH; i++) {
                String name = i < EVENTS_EACH / 2 ? "learning_sync_completed" : "learning_sync_failed";
                lines.add("{\"kafka\":{\"partition\":" + partition + ",\"offset\":" + i + ",\"timestamp\":"
                        + (START + i * 1_000 + partition) + "},\"value\":{\"event\":\"" + name
                        + "\",\"status\":\"success\",\"userId\":\"u" + partition + "-" + i % 7 + "\"}}");
            }
            partitions.add(lines);
        }
        return partitions;
    }

    private static List<String> oneAfterTheOther() {
        List<String> lines = new ArrayList<>();
        partitions().forEach(lines::addAll);
        return lines;
    }

    private static List<String> interleaved(Random random) {
        List<String> lines = new ArrayList<>();
        List<Deque<String>> left = partitions();
        while (!left.isEmpty()) {
            Deque<String> partition = left.get(random.nextInt(left.size()));
            for (int run = random.nextInt(60); run >= 0 && !partition.isEmpty(); run--) {
                lines.add(partition.poll());
            }
            left.removeIf(Deque::isEmpty);
        }
        return lines;
    }

    @Test
    void anyInterleavingOfPartitionsDecidesTheSame_andNothingBecomesLate() throws Exception {
        Outcome expected = replay(oneAfterTheOther());

        assertThat(expected.fates()).containsEntry(Fate.COUNTED, (long) PARTITIONS * EVENTS_EACH);
        assertThat(expected.alerts()).contains("\"state\":\"firing\"");
        for (int seed = 0; seed < 6; seed++) {
            assertThat(replay(interleaved(new Random(seed)))).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void linesWithoutAPartitionAreOne_soThatFilesBehindEachOtherAreLate() throws Exception {
        String line = "{\"event\":\"learning_sync_failed\",\"timestamp\":%d}";
        Outcome outcome = replay(List.of(
                String.format(line, START + 10_000), String.format(line, START), String.format(line, START - 1)));

        assertThat(outcome.fates()).containsEntry(Fate.COUNTED, 2L).containsEntry(Fate.LATE, 1L);
    }

    @Test
    void aFileOfNothingGivesFilesOfNothing() throws Exception {
        for (List<String> lines : List.of(List.<String>of(), List.of("", " "), List.of("no json"))) {
            Outcome outcome = replay(lines);

            assertThat(outcome.alerts()).isEmpty();
            assertThat(outcome.windows()).isEmpty();
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void timesThousandsOfYearsApartEndToo() throws Exception {
        String line =
                "{\"event\":\"learning_sync_failed\",\"userId\":\"%s\",\"messageId\":\"%s\",\"timestamp\":\"%s\"}";
        List<String> lines = new ArrayList<>();
        for (int user = 0; user < 50; user++) {
            lines.add(String.format(line, "u" + user, "a", "2026-01-05T12:00:00Z"));
            lines.add(String.format(line, "u" + user, "b", "0000-01-05T12:00:00Z"));
            lines.add(String.format(line, "u" + user, "c", "9999-01-05T12:00:00Z"));
        }
        Outcome outcome = replay(lines);

        assertThat(outcome.fates()).containsEntry(Fate.COUNTED, 51L).containsEntry(Fate.LATE, 99L);
    }

    @Test
    void aFileThatCannotBeReadSaysWhichAndWhy() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain.gz"), "{}\n");
        Path empty = Files.createFile(folder.resolve("empty.gz"));

        assertSays(folder.resolve("missing.ndjson"), "no such file");
        assertSays(folder, "Is a directory");
        assertSays(plain, "Not in GZIP format");
        assertSays(empty, "it is cut off");
    }

    private void assertSays(Path events, String reason) {
        assertThatThrownBy(() -> replay(events)).hasRootCauseMessage("cannot read " + events + ": " + reason);
    }
}
