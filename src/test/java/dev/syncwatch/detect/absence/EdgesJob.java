package dev.syncwatch.detect.absence;

import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.store.LinesSink;
import dev.syncwatch.window.PartialPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The stage that makes edges and the pattern behind it, as a job over partial panes.
 *
 * @param cadence panes from one watermark to the next: CEP's own time depends on it, and what is found must not
 */
record EdgesJob(List<AbsenceWatch> watches, long paneMillis, int cadence) {

    /** What the detector is told, by rule and group. */
    Map<String, List<AbsenceEdge>> run(FlinkFixture flink, List<PartialPane> partials) throws Exception {
        Path file = Files.createTempFile("edges", ".txt");
        try {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
            define(environment, partials, file);
            flink.run(environment);
            return Files.readAllLines(file).stream()
                    .map(EdgesJob::edge)
                    .collect(Collectors.groupingBy(AbsenceEdge::key));
        } finally {
            Files.delete(file);
        }
    }

    private void define(StreamExecutionEnvironment environment, List<PartialPane> partials, Path file) {
        long millis = paneMillis;
        int panes = cadence;
        DataStream<AbsenceEdge> edges = environment
                .fromData(TypeInformation.of(PartialPane.class), partials.toArray(PartialPane[]::new))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<PartialPane>forGenerator(context -> new EverySoManyPanes(millis, panes))
                                .withTimestampAssigner((partial, time) -> partial.pane() + millis - 1))
                .setParallelism(1)
                .keyBy(PartialPane::environment)
                .transform(
                        "edges", TypeInformation.of(AbsenceEdge.class), AbsenceEdgeOperator.operator(watches, millis));
        edges.filter(edge -> edge.kind() != AbsenceEdge.Kind.DEADLINE)
                .union(AbsencePattern.opened(edges))
                .map(EdgesJob::line, Types.STRING)
                .sinkTo(new LinesSink(file))
                .setParallelism(1);
    }

    private static String line(AbsenceEdge edge) {
        return String.join("\t", edge.rule(), edge.group(), edge.kind().name(), edge.runStart() + "", edge.at() + "");
    }

    private static AbsenceEdge edge(String line) {
        String[] parts = line.split("\t");
        AbsenceEdge.Kind kind = AbsenceEdge.Kind.valueOf(parts[2]);
        return new AbsenceEdge(parts[0], parts[1], "", kind, Long.parseLong(parts[3]), Long.parseLong(parts[4]));
    }

    /** A watermark at the first panes whose number is a multiple of the cadence. */
    private record EverySoManyPanes(long paneMillis, int cadence) implements WatermarkGenerator<PartialPane> {
        @Override
        public void onEvent(PartialPane partial, long timestamp, WatermarkOutput output) {
            if (Math.floorMod(partial.pane() / paneMillis, cadence) == 0) {
                output.emitWatermark(new Watermark(partial.pane() - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // Time is in the panes.
        }
    }
}
