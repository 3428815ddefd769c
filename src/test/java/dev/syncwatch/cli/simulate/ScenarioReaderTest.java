package dev.syncwatch.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.simulate.App;
import dev.syncwatch.simulate.FlagChange;
import dev.syncwatch.simulate.Incident;
import dev.syncwatch.simulate.Scenario;
import dev.syncwatch.simulate.Wild;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    private static final Path SHIPPED = Path.of("src/main/resources/dev/syncwatch/simulate/scenarios");

    private static Scenario good(String text) {
        ScenarioReader.Reading reading = ScenarioReader.read("test.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).isEmpty();
        return reading.scenario();
    }

    @Test
    void whatIsNotSaidIsUsual() {
        Scenario scenario = good("{ version: 1, name: short, about: Short., length: 10m }");
        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "short",
                        "Short.",
                        2000,
                        Instant.parse("2026-01-05T09:00:00Z"),
                        Duration.ofMinutes(10),
                        App.USUAL,
                        Wild.USUAL,
                        Scenario.Envelopes.FLAT,
                        List.of(),
                        List.of()));
    }

    @Test
    void everythingCanBeSaid() {
        Scenario scenario = good("""
                version: 1
                name: all
                about: All.
                users: 7
                start: 2026-02-03T04:05:00+01:00
                length: 2h
                app:
                  sessionsPerDay: 2.5
                  session: 5m
                  activity: even
                  cadence: 20m
                  baseRetryDelay: 1s
                  maxRetryDelay: 1m
                  versions: { 1.0.0: 3, 1.1.0-beta: 1 }
                wild: { flaky: 1%, offline: 2%, wrongClocks: 3%, sdkRetries: 4%, expiredTokens: 5%, lostStorage: 6% }
                envelopes: { flat: 1, segment: 2, cloudEvents: 3 }
                incidents:
                  - { name: x, kind: release, from: 10m, to: 20m, share: 50%, appVersion: 1.2.0 }
                  - { name: y, kind: outage, from: 30m, to: 40m, status: 502 }
                remoteConfig:
                  - { at: 5m, enabled: false }
                """);
        App app = new App(
                2.5,
                Duration.ofMinutes(5),
                false,
                Duration.ofMinutes(20),
                new App.Retries(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                Map.of("1.0.0", 3.0, "1.1.0-beta", 1.0));
        assertThat(scenario)
                .isEqualTo(new Scenario(
                        "all",
                        "All.",
                        7,
                        Instant.parse("2026-02-03T03:05:00Z"),
                        Duration.ofHours(2),
                        app,
                        new Wild(0.01, 0.02, 0.03, 0.04, 0.05, 0.06),
                        new Scenario.Envelopes(1, 2, 3),
                        List.of(
                                new Incident(
                                        "x",
                                        Incident.Kind.RELEASE,
                                        Duration.ofMinutes(10),
                                        Duration.ofMinutes(20),
                                        0.5,
                                        422,
                                        "1.2.0"),
                                new Incident(
                                        "y",
                                        Incident.Kind.OUTAGE,
                                        Duration.ofMinutes(30),
                                        Duration.ofMinutes(40),
                                        1,
                                        502,
                                        null)),
                        List.of(new FlagChange(Duration.ofMinutes(5), false))));
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() throws IOException {
        ScenarioReader.Reading reading =
                ScenarioReader.read("bad.yaml", Files.readAllBytes(Path.of("src/test/resources/scenarios/bad.yaml")));
        assertThat(reading.scenario()).isNull();
        assertThat(reading.problems())
                .extracting(Object::toString)
                .containsExactlyElementsOf(Files.readAllLines(Path.of("src/test/resources/scenarios/bad.txt")));
    }

    @Test
    void everyScenarioInTheFolderIsListed() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", ""))
                            .sorted())
                    .isEqualTo(Scenarios.shipped());
        }
    }

    static List<String> shipped() {
        return Scenarios.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedIsGoodAndCalledAsItsFile(String name) throws IOException {
        ScenarioReader.Reading reading = Scenarios.read(name);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.scenario().name()).isEqualTo(name);
    }

    @Test
    void anUnknownNameIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> Scenarios.read("outtage"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("outage, ");
    }
}
