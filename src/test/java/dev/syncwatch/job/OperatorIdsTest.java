package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flink finds saved state by an operator's uid, so a renamed operator has to be seen in review. */
class OperatorIdsTest {

    private static final Path KEPT = Path.of("src", "test", "resources", "operators");
    private static final Path FOUND = Path.of("target", "operators");

    /** A job by its name, or what several jobs share. */
    record Job(String name, StreamExecutionEnvironment environment) {
        @Override
        public String toString() {
            return name;
        }

        /** One line an operator: its uid, and the name under which Flink shows it. */
        List<String> operators() {
            return environment.getStreamGraph(false).getStreamNodes().stream()
                    .map(Job::line)
                    .sorted()
                    .toList();
        }

        private static String line(StreamNode node) {
            return "%-20s%s".formatted(node.getTransformationUID(), node.getOperatorName());
        }

        Set<Transformation<?>> transformations() {
            return environment.getTransformations().stream()
                    .flatMap(last -> Stream.concat(Stream.of(last), last.getTransitivePredecessors().stream()))
                    .filter(transformation -> transformation.getUid() != null)
                    .collect(Collectors.toSet());
        }
    }

    static List<Job> jobs() throws IOException {
        Job pipeline = new Job("pipeline", Topologies.environment());
        Topologies.pipeline(pipeline.environment());
        Job replay = new Job("replay", Topologies.environment());
        Topologies.replay(replay.environment());
        return List.of(pipeline, replay);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void operatorsKeepTheirIds(Job job) throws IOException {
        Path kept = KEPT.resolve(job + ".txt");
        Path found = Files.createDirectories(FOUND).resolve(job + ".txt");
        Files.write(found, job.operators());
        assertThat(job.operators())
                .as(
                        "operators of %s. State that was saved under a uid which is gone is lost on the next upgrade; if that"
                                + " is meant, say in the commit what becomes of it, and copy %s over %s",
                        job, found, kept)
                .isEqualTo(Files.exists(kept) ? Files.readAllLines(kept) : List.of());
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void oneWordIsBothNameAndId(Job job) {
        assertThat(job.transformations())
                .isNotEmpty()
                .allSatisfy(operator -> assertThat(operator.getUid())
                        .isEqualTo(operator.getName())
                        .matches("[a-z]+(-[a-z]+)*"));
    }
}
