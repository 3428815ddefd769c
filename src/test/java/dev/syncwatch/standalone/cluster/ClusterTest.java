package dev.syncwatch.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
    private static final Pager PAGER = new Pager("Main", "jobs/detection.yaml", "/", List.of());

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        return Cluster.open(folder).orElseThrow().processes().stream()
                .map(ClusterProcess::name)
                .toList();
    }

    @Test
    void hasThePagerLast_untilItIsTakenAway() throws Exception {
        Cluster cluster = Cluster.in(folder, ClusterShape.modest());
        assertThat(names()).containsExactly("kafka", "postgres", "jobmanager-1", "taskmanager-1", "taskmanager-2");

        cluster.with(PAGER);
        assertThat(names()).hasSize(6).endsWith("pager");

        Cluster.in(folder, ClusterShape.modest().withHa(true)).with(PAGER);
        assertThat(names()).contains("zookeeper", "jobmanager-2").endsWith("pager");

        Cluster.open(folder).orElseThrow().with(null);
        assertThat(names()).hasSize(7).doesNotContain("pager");
    }
}
