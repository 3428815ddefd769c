package dev.syncwatch.standalone.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlinkLibrariesTest {

    @Test
    void takesWhatADistributionHas_andLeavesWhatJobsHaveToBring() {
        List<Path> classPath = Stream.of(
                        "/lib/flink-runtime-2.2.1.jar",
                        "/lib/flink-cep-2.2.1.jar",
                        "/lib/log4j-core-2.26.1.jar",
                        "/lib/flink-runtime-2.2.1-tests.jar",
                        "/lib/flink-test-utils-2.2.1.jar",
                        "/lib/flink-connector-kafka-5.0.0-2.2.jar",
                        "/lib/flink-connector-base-2.2.1.jar",
                        "/lib/kafka-clients-4.2.0.jar",
                        "/lib/syncwatch-0.1.0-jobs.jar",
                        "/target/classes")
                .map(Path::of)
                .toList();

        assertThat(FlinkLibraries.of(classPath)).isEqualTo(classPath.subList(0, 3));
    }
}
