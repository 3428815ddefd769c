package dev.syncwatch.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.cluster.ClusterArguments.Job;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterArgumentsTest {

    @Test
    void readsAJobAndItsFile() throws BadSettings {
        ClusterArguments read = ClusterArguments.read(new String[] {"detection", "/etc/syncwatch/detection.yaml"});

        assertThat(read)
                .isEqualTo(new ClusterArguments(Job.DETECTION, Path.of("/etc/syncwatch/detection.yaml"), Map.of()));
    }

    @Test
    void readsWhatItWrites() throws BadSettings {
        ClusterArguments written = new ClusterArguments(
                Job.OUTPUT,
                null,
                Map.of(Option.SETTINGS_TEXT, "a: b\n--rules-text", Option.DATABASE_PASSWORD, "${file:/p}"));

        assertThat(ClusterArguments.read(written.words().toArray(String[]::new)))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "detection",
                "notification jobs/notification.yaml",
                "detection a.yaml b.yaml",
                "detection a.yaml --settings-text",
                "detection a.yaml --settings-text x",
                "detection a.yaml --drain yes"
            })
    void refusesWhatMakesNoSense(String words) {
        assertThatThrownBy(() -> ClusterArguments.read(words.isEmpty() ? new String[0] : words.split(" ")))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith("arguments: ");
    }
}
