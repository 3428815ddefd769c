package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.reading.FileSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ops reads is true: every example is run, every command, and every key has its place in a table. */
class AlertRulesReadmeTest {
    private static final Path README = Path.of("alert-rules/README.md");
    private static final Duration PANE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    static List<String> ruleFiles() {
        return blocks("yaml").filter(block -> block.startsWith("version:")).toList();
    }

    static List<String> testFiles() {
        return blocks("yaml").filter(block -> block.startsWith("rules:")).toList();
    }

    /** Those with events start Flink, and are run by {@code .ci/run} and {@link PagesOfEventsIT}; the tests, by RulesTestCommandTest. */
    static List<String> commands() {
        return blocks("sh")
                .flatMap(String::lines)
                .map(line -> line.replaceFirst(" #.*", "").strip())
                .filter(line -> !line.contains("--events") && !line.endsWith("rules test"))
                // What needs a broker is run by ApplyIT.
                .filter(line -> !line.matches("(kcat|./syncwatch rules (diff|apply)) .*"))
                .toList();
    }

    private static Stream<String> blocks(String language) {
        try {
            return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                    .matcher(Files.readString(README))
                    .results()
                    .map((MatchResult block) -> block.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasNoOtherExamples() {
        assertThat(ruleFiles().size() + testFiles().size())
                .isEqualTo((int) blocks("yaml").count());
        assertThat(testFiles()).isNotEmpty();
        assertThat(commands()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("ruleFiles")
    void showsRulesThatCheckAndJobsTake(String example) throws IOException {
        Path file = Files.writeString(folder.resolve("example.yaml"), example);

        assertThat(Ran.command("rules", "check", file.toString()).err()).isEmpty();
        RuleFile read = RuleFiles.read(file, PANE);
        assertThat(Detection.of(read.ruleSet(), PANE).ruleSet()).isEqualTo(read.ruleSet());
    }

    @ParameterizedTest
    @MethodSource("testFiles")
    void showsTestsThatPass(String example) throws IOException {
        Files.copy(Path.of("alert-rules/learning-sync.yaml"), folder.resolve("learning-sync.yaml"));
        Files.createDirectory(folder.resolve("tests"));
        Files.writeString(folder.resolve("tests/example.yaml"), example);

        Ran ran = Ran.command("rules", "test", folder.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).doesNotContain("FAIL");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.GOOD);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void showsCommandsThatWork(String command) {
        String[] words = command.split(" +");

        assertThat(words[0]).isEqualTo("./syncwatch");
        Ran ran = Ran.command(Arrays.copyOfRange(words, 1, words.length));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.GOOD);
    }

    @Test
    void explainsEveryKey() throws IOException {
        String readme = Files.readString(README);
        @SuppressWarnings("unchecked")
        var definitions = (Map<String, Map<String, Object>>) FileSchema.write().get("$defs");

        definitions.forEach((name, definition) -> {
            if (name.startsWith("rule-") || name.startsWith("channel-")) {
                assertThat(((Map<?, ?>) definition.get("properties")).keySet())
                        .as(name)
                        .allSatisfy(key -> assertThat(readme).contains("`" + key + "`"));
            }
        });
    }
}
