package dev.syncwatch.job.silence.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Silences;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import dev.syncwatch.rule.RuleProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SilenceFileReaderTest {
    private static final Path SHIPPED = Path.of("alert-rules/silences");
    private static final Path BAD = Path.of("src/test/resources/silences/bad.yaml");
    private static final String EXPECTED = "#! ";
    private static final Pattern YAML_BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

    @Test
    void readsSilencesUnderTheNameOfTheirFile() {
        SilenceFile file = read("""
                version: 1
                silences:
                  - id: move
                    match: { rule: [failure-rate, ~^push], environment: "!=production" }
                    from:  2026-01-05T22:00:00Z
                    until: 2026-01-06T02:00+01:00
                    author: dana
                    reason: drill
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.silences())
                .containsExactly(Silences.of(
                        "file/night.yaml/move",
                        Instant.parse("2026-01-05T22:00:00Z"),
                        Instant.parse("2026-01-06T01:00:00Z"),
                        "rule=failure-rate|~^push",
                        "environment!=production"));
    }

    @Test
    void readsWhatRecurs() {
        SilenceFile file = read("""
                version: 1
                silences:
                  - id: backup
                    match: { rule: push-5xx }
                    every: [saturday, monday]
                    at: 02:00
                    for: 1h30m
                    timeZone: Europe/Berlin
                    from:  2026-01-05T22:00:00Z
                    until: 2027-01-05T22:00:00Z
                    author: dana
                    reason: drill
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.silences())
                .containsExactly(Silences.of(
                        "file/night.yaml/backup",
                        new Schedule(
                                Instant.parse("2026-01-05T22:00:00Z"),
                                Instant.parse("2027-01-05T22:00:00Z"),
                                Silences.recurring("monday,saturday 02:00 PT90M Europe/Berlin")),
                        "rule=push-5xx"));
    }

    @Test
    void reportsEveryProblemWithItsPlace() throws IOException {
        byte[] bytes = Files.readAllBytes(BAD);
        List<String> expected = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(EXPECTED))
                .map(line -> BAD + ":" + line.substring(EXPECTED.length()))
                .toList();

        SilenceFile file = SilenceFileReader.read(BAD, bytes);

        assertThat(file.problems()).extracting(RuleProblem::toString).containsExactlyElementsOf(expected);
        assertThat(file.silences()).isEmpty();
    }

    @Test
    void shipsAnExampleThatIsOver() throws IOException {
        SilenceFolder.Reading shipped = new SilenceFolder(SHIPPED).read();

        assertThat(shipped.problems()).isEmpty();
        assertThat(shipped.silences())
                .isNotEmpty()
                .allMatch(silence -> silence.when().endsAt().isBefore(Instant.parse("2026-02-01T00:00:00Z")));
    }

    @Test
    void showsOnlyExamplesThatCanBeUsed() throws IOException {
        List<String> examples = YAML_BLOCK
                .matcher(Files.readString(SHIPPED.resolve("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(read(example).problems()).isEmpty());
    }

    private static SilenceFile read(String text) {
        return SilenceFileReader.read(Path.of("night.yaml"), text.getBytes(StandardCharsets.UTF_8));
    }
}
