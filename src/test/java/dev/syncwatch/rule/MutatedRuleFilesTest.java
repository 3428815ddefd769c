package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
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

    private final List<byte[]> originals = originals();

    @Test
    void givesRulesOrProblems_whateverTheFileHolds() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MutatedRuleFilesTest: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 4000; i++) {
            byte[] text = originals.get(random.nextInt(originals.size()));
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                text = changed(text, random);
            }
            check(text, seed);
        }
    }

    private static void check(byte[] text, long seed) {
        Supplier<String> shown = () -> "seed " + seed + ", file:\n" + new String(text, StandardCharsets.UTF_8);
        RuleFile file = RuleFiles.read(text);

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
}
