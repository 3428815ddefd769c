package dev.syncwatch.cli.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.Syncwatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What never gets as far as Kafka. */
class SilenceCommandTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--for 2h | --rule or --match is needed",
                "--rule a | --for DURATION or --until TIME is needed",
                "--rule a --for 2h --until 2026-01-05T10:00:00Z | mutually exclusive",
                "--rule a --for soon | 'soon' is no duration",
                "--rule a --until 10:00 | '10:00' is no time",
                "--match rule --for 2h | 'rule' is no matcher",
                "--match user=u1 --for 2h | unknown field \"user\"; valid: rule, alert",
                "--match envronment=x --for 2h | did you mean \"environment\"?",
                "--match rule=~( --for 2h | rule: bad expression",
                "--match platform=iOS --for 2h | platform: platforms are in lower case: write \"ios\"",
                "--match rule!=a --match rule!=b --for 2h | write one != alone",
                "--rule a --for 2h --every monday --at 02:00 --time-zone UTC | needs --for, how long each time, and --until",
                "--rule a --for 2h --until 2026-01-05T10:00:00Z --every monday --at 02:00 | needs --every, --at and --time-zone",
                "--rule a --for 2h --until 2026-01-05T10:00:00Z --every mon,tue --at 02:00 --time-zone UTC | did you mean \"monday\"?",
                "--rule a --for 24h --until 2026-01-05T10:00:00Z --every day --at 02:00 --time-zone UTC | 23h at most",
                "--rule a --for 2h --until 2026-01-05T10:00:00Z --every day --at 02:00 --time-zone new_york | did you mean \"America/New_York\"?",
            })
    void refusesWhatNobodyCanMean(String arguments, String reason) {
        String line = "silence add --author dana --reason drill " + arguments;

        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    @Test
    void wantsAReasonAndAnAuthor() {
        assertThat(run("silence", "add", "--rule", "a", "--for", "2h")).isEqualTo(2);
        assertThat(err.toString()).contains("--reason");
        assertThat(run("silence", "add", "--rule", "a", "--for", "2h", "--reason", "x", "--author", " "))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--author is needed");
    }

    @Test
    void tellsWhatIsWrongWithTheSettings(@TempDir Path folder) throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.yaml"), "topic: {}\n");

        assertThat(run("silence", "list", "--settings", settings.toString())).isOne();
        assertThat(err.toString()).startsWith(settings + ":").contains("topic");
        assertThat(run("silence", "list", "--settings", folder + "/none.yaml")).isEqualTo(3);
    }

    private int run(String... arguments) {
        err.getBuffer().setLength(0);
        return Syncwatch.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(List.of(arguments).toArray(String[]::new));
    }
}
