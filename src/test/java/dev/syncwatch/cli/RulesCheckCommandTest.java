package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {
    private static final String GOOD = """
            version: 1
            rules:
              - { id: many, kind: threshold, measure: count, window: 5m, above: 4, severity: info }
              - { id: quiet, kind: threshold, measure: count, window: 5m, above: 4, severity: info, mode: off }
            """;

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void findsNothingInWhatIsShipped() {
        Ran ran = Ran.command("rules", "check", "alert-rules");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.GOOD);
    }

    @Test
    void tellsTheProblemsOfAllFilesInAFolder_inOrder() throws IOException {
        file("a.yaml", "version: 2\nrules: []\n");
        file("b.yml", GOOD.replace("5m", "5x"));
        file("silences/c.yaml", "no rules");

        Ran ran = Ran.command("rules", "check", folder.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()
                        .lines()
                        .map(line -> line.substring(folder.toString().length() + 1)))
                .containsExactly(
                        "a.yaml:1:10: unknown version \"2\"; did you mean \"1\"?",
                        "b.yml:3:58: rule many: \"5x\" is no duration; write it like 90s, 15m, 1h30m, 500ms or 1d",
                        "b.yml:4:59: rule quiet: \"5x\" is no duration; write it like 90s, 15m, 1h30m, 500ms or 1d");
    }

    @Test
    void printsProblemsAsJson_withWarningsThatDoNoHarm() throws IOException {
        Path file = file(
                "a.yaml",
                GOOD.replace(
                        "measure: count, window: 5m, above: 4, severity: info }",
                        "measure: sum(stage), window: 5m, above: 4, severity: info }"));

        Ran ran = Ran.command("rules", "check", "--json", file.toString());

        JsonNode problem = new ObjectMapper().readTree(ran.out()).get(0);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(problem.get("file").asText()).isEqualTo(file.toString());
        assertThat(problem.get("line").asInt()).isEqualTo(3);
        assertThat(problem.get("column").asInt()).isEqualTo(43);
        assertThat(problem.get("rule").asText()).isEqualTo("many");
        assertThat(problem.get("message").asText()).startsWith("stage is a text");
        assertThat(problem.get("hint").asText()).startsWith("sum queueDelta");
        assertThat(problem.get("severity").asText()).isEqualTo("warning");
    }

    @Test
    void printsAnEmptyArray_whenNothingIsWrong() throws IOException {
        assertThat(Ran.command("rules", "check", "--json", file("a.yaml", GOOD).toString())
                        .out())
                .isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void wantsATestOfEachRule_whereThereIsAFolderOfTests() throws IOException {
        Path rules = file("a.yaml", GOOD);
        file("tests/a.yaml", "rules: ../a.yaml\ntests: []\n");

        Ran ran = Ran.command("rules", "check", rules.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err())
                .isEqualTo(rules + ":3:5: rule many: no test in " + folder.resolve("tests")
                        + " names it; write one, or check with --no-tests for the time being\n");
        assertThat(Ran.command("rules", "check", "--no-tests", rules.toString()).exitCode())
                .isEqualTo(ExitCode.GOOD);
        file("tests/a.yaml", "rules: ../a.yaml\ntests: [{ name: x, events: [], expect: { many: never fires } }]\n");
        assertThat(Ran.command("rules", "check", rules.toString()).exitCode()).isEqualTo(ExitCode.GOOD);
    }

    @Test
    void wantsATestOfEachRule_inAFolderOfThatNameEvenIfItHasNone() throws IOException {
        assertThat(Ran.command(
                                "rules",
                                "check",
                                file("alert-rules/a.yaml", GOOD).toString())
                        .err())
                .contains("rule many: no test in");
    }

    @Test
    void asksForNoTestsElsewhere() throws IOException {
        assertThat(Ran.command("rules", "check", file("a.yaml", GOOD).toString())
                        .exitCode())
                .isEqualTo(ExitCode.GOOD);
    }

    @Test
    void printsTheSchemaOfRuleFiles() throws IOException {
        JsonNode printed =
                new ObjectMapper().readTree(Ran.command("rules", "schema").out());

        assertThat(printed)
                .isEqualTo(new ObjectMapper().readTree(Files.readAllBytes(Path.of("alert-rules/schema.json"))));
    }
}
