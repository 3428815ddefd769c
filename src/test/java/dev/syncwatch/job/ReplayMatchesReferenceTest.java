package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.reference.Expected;
import dev.syncwatch.reference.RandomCase;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.telemetry.Fate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The pipeline against the brute-force reference, change for change, on random rules and streams. */
class ReplayMatchesReferenceTest {

    private static final Set<String> KINDS = RandomCase.KINDS;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern VERSION = Pattern.compile("(appV|v)ersion\":\"[^\"]*");

    private static FlinkFixture flink;

    @BeforeContainer
    static void startFlink() throws Exception {
        flink = FlinkFixture.start();
    }

    @AfterContainer
    static void stopFlink() throws Exception {
        flink.close();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void replayWithOneSubtaskDecidesAsTheReference(@ForAll long seed) throws Exception {
        decidesAsTheReference(RandomCase.of(seed, KINDS), 1);
    }

    /** Duplicates that would be the first of a group beyond the five hundredth once took a name from another group. */
    @Example
    void duplicatesTakeNoNames() throws Exception {
        decidesAsTheReference(RandomCase.of(-7738, Set.of("failure-rate", "absence")), 1);
    }

    /** A group was forgotten once; then only the backend's log spoke of it, which begins no group, and nothing was evaluated any more. */
    @Example
    void theBackendsLogIsHeardOfAGroupThatWasSilentForLong() throws Exception {
        decidesAsTheReference(RandomCase.of(-393950287193914252L, KINDS), 1);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void replayWithThreeSubtasksDecidesAsTheReference(@ForAll long seed) throws Exception {
        RandomCase random = RandomCase.of(seed, KINDS);
        // With so many groups it matters who sees the five hundredth first, and subtasks by user do not know of each
        // other.
        Assume.that(versions(random) < 100);
        decidesAsTheReference(random, 3);
    }

    private static long versions(RandomCase random) {
        return random.lines().stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .flatMap(line -> VERSION.matcher(line).results())
                .map(MatchResult::group)
                .distinct()
                .count();
    }

    private static void decidesAsTheReference(RandomCase random, int parallelism) throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "replays")), "replay");
        Map<Fate, Long> fates = replay(random, parallelism, folder);
        Expected expected = random.expectedOfAll();
        assertThat(lines(folder.resolve("dead-letters.ndjson")).stream()
                        .filter(letter -> !letter.has("topic")) // of telemetry
                        .map(line -> line.get("line").asInt())
                        .toList())
                .as("dead letters of %s", random)
                .isEqualTo(expected.deadLetterLines());
        assertThat(named(fates)).as("fates of %s", random).isEqualTo(new TreeMap<>(expected.fates()));
        assertThat(changes(folder.resolve("alerts.ndjson"), expected.changes()))
                .as("changes of %s", random)
                .containsExactlyElementsOf(normal(expected.changes()));
        assertThat(normal(lines(folder.resolve("windows.ndjson"))))
                .as("windows of %s", random)
                .containsExactlyElementsOf(normal(expected.windows()));
    }

    private static Map<Fate, Long> replay(RandomCase random, int parallelism, Path folder) throws Exception {
        random.writeTo(folder);
        ReplayJob.Inputs inputs = new ReplayJob.Inputs(
                folder.resolve("events.ndjson"), folder.resolve("logs.ndjson"), folder.resolve("config.ndjson"));
        Duration pane = Duration.ofMillis(random.paneMillis());
        RuleFile rules =
                RuleFileReader.read("rules.json", random.rules().getBytes(StandardCharsets.UTF_8), Map.of(), pane);
        assertThat(rules.problems()).as("problems of %s", random).isEmpty();
        AlertingPipeline.Timing timing =
                new AlertingPipeline.Timing(pane, Duration.ofMillis(random.outOfOrdernessMillis()));
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(parallelism, FlinkSettings.strict());
        ReplayJob.define(
                environment,
                new ReplayJob.Settings(RuleTimeline.of(0, rules.ruleSet()), inputs, folder, timing, parallelism));
        JobExecutionResult result = flink.run(environment);
        return ReplayJob.fates(result);
    }

    private static Map<String, Long> named(Map<Fate, Long> fates) {
        Map<String, Long> named = new TreeMap<>();
        fates.forEach((fate, count) -> named.put(fate.name().toLowerCase(Locale.ROOT), count));
        return named;
    }

    /** The lines, cut to the keys that the reference knows. */
    private static List<String> changes(Path file, List<ObjectNode> expected) throws IOException {
        List<ObjectNode> changes = lines(file);
        if (!expected.isEmpty()) {
            List<String> known = new ArrayList<>();
            expected.get(0).fieldNames().forEachRemaining(known::add);
            changes.forEach(change -> change.retain(known));
        }
        return normal(changes);
    }

    private static List<ObjectNode> lines(Path file) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add((ObjectNode) JSON.readTree(line));
        }
        return lines;
    }

    /** As text with keys in order and numbers by value, so that lists of them can be compared. */
    private static List<String> normal(List<ObjectNode> nodes) {
        return nodes.stream().map(Normal::text).toList();
    }
}
