package dev.syncwatch.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.cli.Syncwatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    private static final String USUAL = "alert-rules/learning-sync.yaml";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void findsAnOutage_andNothingOnAQuietMorning() throws Exception {
        String outage = scenario("outage", "incidents: [{ name: down, kind: outage, from: 30m, to: 50m, share: 80% }]");
        String quiet = scenario("quiet", "");

        assertThat(score(USUAL, "--scenario", outage, "--scenario", quiet, "--json"))
                .isZero();

        JsonNode trials = new ObjectMapper().readTree(out.toString()).path("trials");
        JsonNode verdict = trials.get(0).path("verdicts").get(0);
        assertThat(verdict.path("rule").asText()).isEqualTo("failure-rate");
        assertThat(verdict.path("outcome").asText()).isEqualTo("found");
        assertThat(verdict.path("firing").asText()).startsWith("2026-01-05T09:3");
        assertThat(trials.get(1).path("verdicts")).isEmpty();
        assertThat(trials.get(1).path("falsePages")).isEmpty();
        assertThat(err.toString()).contains("only their false pages count: queue-growth,");
    }

    @Test
    void fails_whenARulePagesForNothing() throws Exception {
        Path jumpy = folder.resolve("jumpy.yaml");
        Files.writeString(
                jumpy,
                Files.readString(Path.of(USUAL))
                        .replaceFirst("above: 10%", "above: 0.1%")
                        .replaceFirst("resolveBelow: 7%", "resolveBelow: 0.1%")
                        .replaceFirst("minimumFailures: 5", "minimumFailures: 1")
                        .replaceFirst("minimumUsers: 3", "minimumUsers: 1"));
        String quiet = scenario("quiet", "");

        assertThat(score(jumpy.toString(), "--scenario", quiet)).isEqualTo(1);

        assertThat(out.toString().lines().skip(1).findFirst())
                .hasValueSatisfying(
                        row -> assertThat(row.split(" +")).startsWith("quiet", "1", "0", "0", "0", "0", "1", "0"));
        assertThat(out.toString())
                .contains("false: failure-rate at 2026-01-05T09:")
                .contains("; so it was in the model")
                .contains("again: syncwatch score --scenario " + quiet + " --seeds 1");
    }

    @Test
    void refusesWhatThereIsNot() throws Exception {
        assertThat(score(USUAL, "--cases", "261")).isEqualTo(2);
        assertThat(score(USUAL, "--cases", "x")).isEqualTo(2);
        assertThat(score(USUAL, "--parallel", "0")).isEqualTo(2);
        assertThat(score(USUAL, "--scenario", "none-such")).isEqualTo(3);
        assertThat(score(USUAL, "--scenario", scenario("odd", "usres: 3"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("there are cases 1 to 260")
                .contains("no scenario and no file is called none-such")
                .contains("unknown key \"usres\"");
    }

    private String scenario(String name, String more) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, """
                version: 1
                name: %s
                about: A test.
                users: 1500
                start: 2026-01-05T09:00:00Z
                length: 1h
                %s
                """.formatted(name, more));
        return file.toString();
    }

    private int score(String rules, String... arguments) {
        List<String> all = new ArrayList<>(List.of("score", "--rules", rules));
        all.addAll(List.of(arguments));
        return Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
