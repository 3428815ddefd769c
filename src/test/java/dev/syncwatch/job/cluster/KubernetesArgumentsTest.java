package dev.syncwatch.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code jobs/kubernetes} passes to the job's program. */
class KubernetesArgumentsTest {

    @ParameterizedTest
    @EnumSource
    void areUnderstood(ClusterArguments.Job job) throws Exception {
        Path manifest = Path.of("jobs/kubernetes", job.word() + ".yaml");
        JsonNode words = new YAMLMapper().readTree(manifest.toFile()).at("/spec/job/args");

        ClusterArguments read = ClusterArguments.read(new ObjectMapper().convertValue(words, String[].class));

        assertThat(read.job()).isEqualTo(job);
        assertThat(read.file()).isEqualTo(Path.of("/etc/syncwatch/settings", job.word() + ".yaml"));
        assertThat(read.options()).isEmpty();
    }
}
