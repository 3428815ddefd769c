package dev.syncwatch.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.fixture.Heard;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Truth;
import dev.syncwatch.simulate.TruthReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "simulate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Syncwatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    @Test
    void writesWhatTheSimulationEmitsWithLogsFlagAndTruthBesideIt() throws IOException {
        Path events = folder.resolve("events.ndjson");
        int exitCode = run(
                "--scenario=outage-and-recovery",
                "--seed=4",
                "--users=50",
                "--start=2026-01-07T10:00:00Z",
                "--out=" + events);
        assertThat(exitCode).as(err.toString()).isZero();
        Scenario scenario = Scenarios.read("outage-and-recovery").scenario().withUsers(50);
        Heard heard = Heard.of(scenario.withStart(Instant.parse("2026-01-07T10:00:00Z")), 4);
        assertThat(Files.readAllLines(events)).isEqualTo(lines(heard, Emissions.Kind.TELEMETRY));
        assertThat(Files.readAllLines(folder.resolve("events.logs.ndjson")))
                .isEqualTo(lines(heard, Emissions.Kind.LOG));
        assertThat(Files.readAllLines(folder.resolve("events.config.ndjson")))
                .isEqualTo(lines(heard, Emissions.Kind.REMOTE_CONFIG))
                .hasSize(2);
        Truth read = TruthReader.read(folder.resolve("events.truth.yaml"));
        assertThat(read).usingRecursiveComparison().isEqualTo(heard.truth());
    }

    private static List<String> lines(Heard heard, Emissions.Kind kind) {
        return heard.records(kind).stream().map(Heard.Record::json).toList();
    }

    @Test
    void namesTheScenarios() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString()).contains("demo ", "healthy-day-large ");
    }

    @Test
    void aBadScenarioIsBadInput() {
        assertThat(run("--scenario=src/test/resources/scenarios/bad.yaml", "--out=" + folder.resolve("x")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("bad.yaml:6:9: 1h5s is no multiple of 10s");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wantsOnePlaceToWriteTo() {
        assertThat(run("--scenario=demo")).isEqualTo(2);
        assertThat(run("--scenario=demo", "--out=x", "--kafka=localhost:1")).isEqualTo(2);
        assertThat(run("--scenario=demo", "--kafka=localhost:1", "--start=2999-01-01T00:00:00Z"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--out FILE, or --kafka", "choose an earlier --start");
    }

    @Test
    void optionsThatChangeNothingAreRefused() {
        assertThat(run("--scenario=demo", "--out=" + folder.resolve("x"), "--speed=10x"))
                .isEqualTo(2);
        assertThat(run("--scenario=demo", "--kafka=localhost:1", "--logs=" + folder.resolve("y")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--speed is for --kafka", "--logs is for --out");
        assertThat(folder).isEmptyDirectory();
    }
}
