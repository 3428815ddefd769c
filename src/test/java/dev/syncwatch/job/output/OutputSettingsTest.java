package dev.syncwatch.job.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.state.StateSettings;
import dev.syncwatch.store.output.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputSettingsTest {

    @TempDir
    Path folder;

    @Test
    void theShippedFileSaysTheDefaults() throws Exception {
        assertThat(OutputSettings.read(Path.of("jobs", "output.yaml"))).isEqualTo(OutputSettings.defaults());
        assertThat(OutputSettings.read(folder.resolve("none.yaml"))).isEqualTo(OutputSettings.defaults());
    }

    @Test
    void everyKeyIsRead() throws Exception {
        OutputSettings settings = read("""
                kafka: { bootstrap.servers: "k:1" }
                topics: { alerts: other }
                outboxes: boxes
                database: { url: "jdbc:postgresql://h/d", user: u, password: "${PW}" }
                batch: { rows: 3, every: 5s }
                retention: { minutes: 2d, windows: 3d, alerts: 4d, incidents: 5d, notifications: 6d }
                parallelism: 2
                checkpointEvery: 7s
                checkpoints: here
                flink: { a: b }
                state: { backend: rocksdb }
                maxParallelism: 64
                """);

        assertThat(settings.kafka()).containsEntry("bootstrap.servers", "k:1");
        assertThat(settings.results().byName())
                .containsEntry("other", Result.ALERTS)
                .hasSize(6);
        assertThat(settings.results().pattern().asMatchPredicate())
                .accepts("other", "learning-sync.minutes", "boxes.pagerduty")
                .rejects("learning-sync.alerts", "boxes", "boxes.", "xboxes.pagerduty", "other2");
        assertThat(settings.database().in(Map.of("PW", "secret")).password()).isEqualTo("secret");
        assertThat(settings.batch()).isEqualTo(new OutputSettings.Batch(3, Duration.ofSeconds(5)));
        assertThat(settings.retention().notifications()).isEqualTo(Duration.ofDays(6));
        assertThat(settings.parallelism()).isEqualTo(2);
        assertThat(settings.checkpointEvery()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.checkpoints()).isEqualTo("here");
        assertThat(settings.flink()).containsEntry("a", "b");
        assertThat(settings.state()).isEqualTo(new StateSettings(StateSettings.Backend.ROCKSDB));
        assertThat(settings.maxParallelism()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            surprise: 1                                              ; Unrecognized field "surprise"
            batch: { rows: -1 }                                      ; batch.rows has to be 1 or more
            batch: { every: 0s }                                     ; batch.rows has to be 1 or more, and batch.every above 0
            state: { backend: disk }                                 ; not one of the values accepted
            { parallelism: 2, maxParallelism: 1 }                    ; parallelism can't be above maxParallelism, which is 1
            maxParallelism: 32769                                    ; maxParallelism has to be 1 to 32768
            retention: { minutes: 1d }                               ; nothing can be kept for less than 2d
            database: { url: "postgres://h/d" }                      ; database.url has to begin with jdbc:postgresql:
            database: { url: "jdbc:postgresql://h/d?password=p" }    ; database.url holds a password
            database: { url: "jdbc:postgresql://h/d", password: p }  ; database.password is a secret
            """)
    void aMistakeIsToldWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith(folder.resolve("output.yaml") + ":1:")
                .hasMessageContaining(message);
    }

    @Test
    void aPasswordThatIsNotThereIsNamedAndASecretIsNeverShown() throws Exception {
        OutputSettings settings = read("database: { url: \"jdbc:postgresql://h/d\", password: \"${PW}\" }");
        assertThatThrownBy(() -> settings.database().in(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the password of the database, ${PW}, is not set");
        assertThat(settings.database().in(Map.of("PW", "s3cret")).toString()).doesNotContain("s3cret");
    }

    private OutputSettings read(String yaml) throws IOException, BadSettings {
        return OutputSettings.read(Files.writeString(folder.resolve("output.yaml"), yaml));
    }
}
