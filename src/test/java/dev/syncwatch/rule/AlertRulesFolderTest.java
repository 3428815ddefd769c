package dev.syncwatch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesFolderTest {
    private static final Path FOLDER = Path.of("alert-rules");
    private static final Pattern YAML_BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

    static List<String> examplesOfTheReadme() {
        String readme = new String(RuleFiles.bytes(FOLDER.resolve("README.md")), StandardCharsets.UTF_8);
        return YAML_BLOCK
                .matcher(readme)
                .results()
                .map(MatchResult::group)
                .map(AlertRulesFolderTest::unfenced)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examplesOfTheReadme")
    void showsOnlyExamplesThatCanBeUsed(String example) {
        assertThat(RuleFiles.read(example).problems()).isEmpty();
    }

    @Test
    void pagesForTheTwoAlertsOfTheRunbook() {
        RuleFile file = RuleFiles.read(FOLDER.resolve("learning-sync.yaml"));
        RuleSet contract = RuleFiles.read(RuleFiles.RESOURCES.resolve("good/all-kinds.yaml"))
                .ruleSet();

        assertThat(file.problems()).isEmpty();
        assertThat(file.ruleSet().rules())
                .containsExactlyElementsOf(contract.rules().subList(0, 2));
        assertThat(file.ruleSet().channels()).isEqualTo(contract.channels());
    }

    private static String unfenced(String block) {
        return block.substring(block.indexOf('\n') + 1, block.length() - "```".length());
    }
}
