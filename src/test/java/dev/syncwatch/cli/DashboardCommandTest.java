package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it refuses to start with; with anything else it would not end. */
class DashboardCommandTest {
    @TempDir
    Path folder;

    @Test
    void isNotOpenToOthersWithoutAToken() {
        Ran ran = Ran.command("dashboard", "--bind", "0.0.0.0");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("open to everybody", "--token-file");
    }

    @Test
    void wantsATokenThatNobodyGuesses() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "hunter2\n");
        Ran ran = Ran.command("dashboard", "--token-file", token.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("at least 16 characters").doesNotContain("hunter2");
    }

    @Test
    void saysWhichFileIsMissing() {
        Ran ran = Ran.command(
                "dashboard",
                "--database-password-file",
                folder.resolve("nothing").toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OUTSIDE_FAILED);
        assertThat(ran.err()).contains("no such file", "nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgresql://127.0.0.1/x?user=a&password=hunter2", "postgresql://a:hunter2@127.0.0.1/x"})
    void takesNoPasswordThatOthersCouldRead(String url) {
        Ran ran = Ran.command("dashboard", "--database", url);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--database-password-file").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://127.0.0.1/x", "here"})
    void saysWhatAnAddressOfADatabaseLooksLike(String url) {
        Ran ran = Ran.command("dashboard", "--database", url);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("jdbc:postgresql://HOST:PORT/NAME");
    }

    @Test
    void saysWhatAnAddressOfFlinkLooksLike() {
        Ran ran = Ran.command("dashboard", "--flink", "localhost:8081");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("http://HOST:PORT");
    }
}
