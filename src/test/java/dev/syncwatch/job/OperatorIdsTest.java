package dev.syncwatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.job.Topologies.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flink finds saved state by an operator's uid, so a renamed operator has to be seen in review. */
class OperatorIdsTest {

    private static final Path KEPT = Path.of("src", "test", "resources", "operators");
    private static final Path FOUND = Path.of("target", "operators");

    static List<Topology> topologies() throws IOException {
        return Topologies.all();
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void operatorsKeepTheirIds(Topology topology) throws IOException {
        Path kept = KEPT.resolve(topology + ".txt");
        Path found = Files.createDirectories(FOUND).resolve(topology + ".txt");
        Files.write(found, operators(topology));
        assertThat(operators(topology))
                .as(
                        "operators of %s. State that was saved under a uid which is gone is lost on the next upgrade; if"
                                + " that is meant, say in the commit what becomes of it, and copy %s over %s",
                        topology, found, kept)
                .isEqualTo(Files.exists(kept) ? Files.readAllLines(kept) : List.of());
    }

    /** One line an operator: its uid, and the name under which Flink shows it. */
    private static List<String> operators(Topology topology) {
        return topology.graph().getStreamNodes().stream()
                .map(OperatorIdsTest::line)
                .sorted()
                .toList();
    }

    private static String line(StreamNode node) {
        return "%s (%s)".formatted(node.getTransformationUID(), node.getOperatorName());
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void oneWordIsBothNameAndId(Topology topology) {
        List<Transformation<?>> operators = topology.transformations().stream()
                .filter(operator -> operator.getUid() != null)
                .toList();
        assertThat(operators)
                .isNotEmpty()
                .allSatisfy(operator -> assertThat(operator.getUid())
                        .isEqualTo(operator.getName())
                        .matches("[a-z]+(-[a-z]+)*"));
    }
}
