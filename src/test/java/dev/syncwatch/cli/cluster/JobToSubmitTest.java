package dev.syncwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.cluster.ClusterArguments.Job;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobToSubmitTest {

    @TempDir
    Path folder;

    @Test
    void sendsWhatStandsInTheShippedFiles() throws Exception {
        JobToSubmit detection = JobToSubmit.read(Path.of("jobs/detection.yaml"));

        assertThat(detection.job()).isEqualTo(Job.DETECTION);
        assertThat(detection.options().get(Option.SETTINGS_TEXT))
                .isEqualTo(Files.readString(Path.of("jobs/detection.yaml")));
        assertThat(detection.options().get(Option.RULES_TEXT)).contains("failure-rate");
        assertThat(JobToSubmit.read(Path.of("jobs/output.yaml")).wantsDatabase())
                .isTrue();
    }

    @Test
    void saysWhatRunsTheJobsThatAreNotFlinks() {
        assertThatThrownBy(() -> JobToSubmit.read(Path.of("jobs/notification.yaml")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("syncwatch run --jobs notification,heartbeat --kafka HOST:PORT");
    }

    @Test
    void sendsNoSecret() throws IOException {
        Path file = Files.writeString(
                folder.resolve("detection.yaml"), "kafka: { bootstrap.servers: b:1, ssl.key.password: hidden }");

        assertThatThrownBy(() -> JobToSubmit.read(file))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("kafka.ssl.key.password holds a secret")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void tellsEveryMistakeInTheRules_beforeAnythingIsSent() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "version: 1\nservice: s\nrulez: []\n");
        Path file = Files.writeString(folder.resolve("detection.yaml"), "rules: " + rules);

        assertThatThrownBy(() -> JobToSubmit.read(file))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("rulez");
    }
}
