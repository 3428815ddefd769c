package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.alert.AlertChange;
import dev.syncwatch.alert.AlertsInOrder;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.reference.RandomCase;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.store.ChangeJson;
import dev.syncwatch.telemetry.file.TelemetryHistory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What rule tests are decided by, against the brute-force reference, change for change. */
class HistoryMatchesReferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A quarter of the usual tries: the pipeline itself is held against the same reference elsewhere. */
    @Property(shrinking = ShrinkingMode.OFF, tries = 10)
    void decidesAsTheReference(@ForAll long seed) throws IOException {
        RandomCase random = RandomCase.of(seed);
        Duration pane = Duration.ofMillis(random.paneMillis());
        RuleSet rules = RuleFileReader.read(
                        "rules.json", random.rules().getBytes(StandardCharsets.UTF_8), Map.of(), pane)
                .ruleSet();
        List<ObjectNode> expected = random.expected().changes();

        assertThat(normal(changes(rules, random, pane), expected))
                .as("%s", random)
                .containsExactlyElementsOf(normal(expected, expected));
    }

    private static List<ObjectNode> changes(RuleSet rules, RandomCase random, Duration pane) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "replays")), "history");
        Path file = folder.resolve("events.ndjson");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] line : random.lines()) {
                out.write(line);
                out.write('\n');
            }
        }
        TelemetryHistory history = TelemetryHistory.read(file, random.outOfOrdernessMillis());
        List<AlertChange> changes = new ArrayList<>();
        new HistoryInOrder(Detection.of(rules, pane))
                .run(history.events(), history.lastPaneEnd(random.paneMillis()), AlertsInOrder.changes(changes::add));
        changes.sort(Comparator.comparing(AlertChange::at).thenComparing(AlertChange::alert));
        List<ObjectNode> read = new ArrayList<>();
        for (AlertChange change : changes) {
            read.add((ObjectNode) JSON.readTree(ChangeJson.of(change)));
        }
        return read;
    }

    /** Cut to the keys that the reference knows, with numbers by value. */
    private static List<String> normal(List<ObjectNode> changes, List<ObjectNode> expected) {
        List<String> known = new ArrayList<>();
        if (!expected.isEmpty()) {
            expected.get(0).fieldNames().forEachRemaining(known::add);
        }
        return changes.stream()
                .map(change -> change.deepCopy().retain(known))
                .map(Normal::text)
                .toList();
    }
}
