package dev.syncwatch.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.simulate.feed.Speed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class SpeedConverterTest {

    private static Speed speed(String command, String text) {
        ParseResult parsed = Syncwatch.commandLine().parseArgs((command + " --speed=" + text).split(" "));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed.matchedOptionValue("--speed", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "demo", "chaos cluster", "chaos downtime"})
    void everyCommandReadsTheSameSpeeds(String command) {
        assertThat(speed(command, "60")).isEqualTo(new Speed(60));
        assertThat(speed(command, "60x")).isEqualTo(new Speed(60));
        assertThatThrownBy(() -> speed(command, "fast"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("Invalid value for option '--speed': 'fast' is no speed:"
                        + " write realtime, max or a factor such as 60");
    }
}
