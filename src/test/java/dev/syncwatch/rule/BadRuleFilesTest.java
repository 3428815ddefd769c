package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code rules/bad} says in comments that begin with {@code #!}, which problems it has: all of them, in order. */
class BadRuleFilesTest {
    private static final String EXPECTED = "#! ";

    static List<Path> badFiles() {
        return RuleFiles.in("bad");
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void reportsEveryProblemWithItsPlace(Path file) {
        List<String> expected = new String(RuleFiles.bytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(EXPECTED))
                .map(line -> file.getFileName() + ":" + line.substring(EXPECTED.length()))
                .toList();

        RuleFile read = RuleFiles.read(file);

        assertThat(read.problems()).extracting(RuleProblem::toString).containsExactlyElementsOf(expected);
        assertThat(expected).isNotEmpty();
        assertThat(read.ruleSet()).isNull();
    }
}
