package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.detect.Detection;
import dev.syncwatch.fixture.RandomTrees;
import dev.syncwatch.job.AlertingPipeline;
import dev.syncwatch.job.FlinkSettings;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** Damaged rule files: whatever they hold, they give rules or problems with places, and no exception; {@code -Dseed=} repeats a run. */
class MutatedRuleFilesTest {
    private static final String[] SNIPPETS = {
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "\n",
        "\t",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!x ",
        "? ",
        "| ",
        "> ",
        "%",
        "---\n",
        "~",
        "null",
        "${X}",
        "${",
        "0",
        "-1",
        "1e999",
        "99999999999d",
        "100%",
        "\u0000",
        "\uFEFF",
        "\uE000",
        "\uD834\uDD1E",
        "<<: "
    };

    /** Laying out takes a hundred times as long as planning. */
    private static final int MOST_LAID_OUT = Integer.getInteger("layouts", 60);

    private static final Set<Object> TAKEN = ConcurrentHashMap.newKeySet();

    private final List<byte[]> originals = originals();
    private final ObjectNode good = good();

    @Test
    void givesRulesOrProblems_whateverTheFileHolds() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MutatedRuleFilesTest: seed " + seed);
        IntStream.range(0, 10_000).parallel().forEach(i -> {
            Random random = new Random(seed + i);
            check(i % 2 == 0 ? damaged(random) : mistaken(random), seed);
        });
        System.out.println("MutatedRuleFilesTest: " + TAKEN.size() + " different sets of rules were taken");
        assertThat(TAKEN.size()).isGreaterThan(100);
    }

    /** Bytes of a file that were cut, doubled and swapped. */
    private byte[] damaged(Random random) {
        byte[] text = originals.get(random.nextInt(originals.size()));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            text = changed(text, random);
        }
        return text;
    }

    /** A good file with other keys and values, many of which are as good. */
    private byte[] mistaken(Random random) {
        ObjectNode file = good.deepCopy();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            RandomTrees.spoil(file, random);
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void check(byte[] text, long seed) {
        Supplier<String> shown = () -> "seed " + seed + ", file:\n" + new String(text, StandardCharsets.UTF_8);
        RuleFile file = RuleFiles.read(text);

        if (file.ruleSet() != null) {
            checkThatJobsTake(file.ruleSet(), shown);
        }
        assertThat(file.ruleSet() == null).as(shown).isEqualTo(!file.problems().isEmpty());
        assertThat(file.problems())
                .as(shown)
                .isSortedAccordingTo(RuleProblem.IN_ORDER)
                .allSatisfy(problem -> {
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.column()).isPositive();
                    assertThat(problem.toString())
                            .startsWith("rules.yaml:")
                            .doesNotContain("\n", "Exception", "dev.syncwatch");
                });
    }

    /** What is accepted is planned and laid out as a job would; the same rules twice tell nothing new. */
    private static void checkThatJobsTake(RuleSet rules, Supplier<String> shown) {
        if (!Detection.problems(rules, "rules.yaml", RuleFiles.PANE).isEmpty() || !TAKEN.add(rules.rules())) {
            return;
        }
        assertThatCode(() -> {
                    Detection detection = Detection.of(rules, RuleFiles.PANE);
                    if (TAKEN.size() <= MOST_LAID_OUT) {
                        layOut(detection);
                    }
                })
                .as(shown)
                .doesNotThrowAnyException();
    }

    private static void layOut(Detection detection) {
        StreamExecutionEnvironment environment = FlinkSettings.inProcess(1, FlinkSettings.strict());
        AlertingPipeline.define(
                new AlertingPipeline.Inputs(
                        environment
                                .fromData(TypeInformation.of(Telemetry.class), Telemetry.ignored(0))
                                .name("telemetry")
                                .uid("telemetry"),
                        null,
                        RemoteConfigFeed.none(),
                        environment
                                .fromData(TypeInformation.of(PublishedSet.class), new PublishedSet(0, "", 0, ""))
                                .name("rules")
                                .uid("rules")),
                detection,
                new AlertingPipeline.Timing(RuleFiles.PANE, RuleFiles.PANE));
        assertThat(environment.getStreamGraph(false).getStreamNodes()).isNotEmpty();
    }

    private static byte[] changed(byte[] text, Random random) {
        int at = random.nextInt(text.length + 1);
        int rest = Math.min(text.length, at + random.nextInt(12));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(text, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> rest = at;
            case 1 -> changed.writeBytes(SNIPPETS[random.nextInt(SNIPPETS.length)].getBytes(StandardCharsets.UTF_8));
            case 2 -> changed.write(random.nextInt(256));
            case 3 -> {
                int from = random.nextInt(text.length + 1);
                changed.write(text, from, Math.min(text.length - from, random.nextInt(60)));
            }
            default -> rest = random.nextInt(20) == 0 ? text.length : rest;
        }
        changed.write(text, rest, text.length - rest);
        return changed.toByteArray();
    }

    private static List<byte[]> originals() {
        List<byte[]> originals = new ArrayList<>();
        for (String folder : List.of("good", "bad")) {
            RuleFiles.in(folder).stream().map(RuleFiles::bytes).forEach(originals::add);
        }
        originals.add(RuleFiles.bytes(Path.of("alert-rules/learning-sync.yaml")));
        return originals;
    }

    private static ObjectNode good() {
        try {
            return (ObjectNode)
                    new ObjectMapper().readTree(RuleFiles.bytes(RuleFiles.RESOURCES.resolve("good/schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
