package dev.syncwatch.detect.absence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.store.LinesSink;
import dev.syncwatch.window.PartialPane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Absence through edges, CEP and memory gives, at every T, what the panes alone say; whenever watermarks come. */
class AbsenceBothWaysTest {

    private static FlinkFixture flink;

    @BeforeContainer
    static void startFlink() throws Exception {
        flink = FlinkFixture.start();
    }

    @AfterContainer
    static void stopFlink() throws Exception {
        flink.close();
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void theCepPathAnswersAsThePanesDo(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        RandomHistories histories = new RandomHistories(random);
        List<FlagHistory.Limits> rules = new ArrayList<>();
        for (int rule = 0; rule < 4; rule++) {
            rules.add(new FlagHistory.Limits(1 + random.nextInt(12), 1 + random.nextInt(6), random.nextInt(4)));
        }
        Map<String, List<AbsenceEdge>> edges = edges(histories, watches(rules, histories.paneMillis), random);
        for (int rule = 0; rule < rules.size(); rule++) {
            Absence minimum =
                    Rules.absence("minimumSessions: " + rules.get(rule).minimumSessions());
            for (int group = 0; group < RandomHistories.GROUPS; group++) {
                String key = "rule" + rule + "/" + RandomHistories.group(group);
                List<AbsenceEdge> own = edges.getOrDefault(key, List.of());
                FlagHistory flags = new FlagHistory(
                        histories.successful[group],
                        histories.active[group],
                        histories.sessions[group],
                        rules.get(rule));
                assertThat(answers(own, flags, new SessionsKnown(minimum), histories))
                        .as(key + " " + rules.get(rule))
                        .isEqualTo(expected(flags));
            }
        }
    }

    private static List<AbsenceWatch> watches(List<FlagHistory.Limits> rules, long paneMillis) {
        List<AbsenceWatch> watches = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            watches.add(new AbsenceWatch(
                    "rule" + rule,
                    RandomHistories.GROUPING,
                    RandomHistories.SUCCESSES,
                    RandomHistories.ACTIVITIES,
                    rules.get(rule).within() * paneMillis,
                    rules.get(rule).gap() * paneMillis));
        }
        return watches;
    }

    /** One line a T: the answer, and the start of the run. */
    private static List<String> expected(FlagHistory flags) {
        List<String> answers = new ArrayList<>();
        for (int now = 1; now <= RandomHistories.PANES; now++) {
            answers.add(now + " " + flags.at(now) + " " + flags.runStart(now));
        }
        return answers;
    }

    private static List<String> answers(
            List<AbsenceEdge> edges, FlagHistory flags, SessionsKnown detector, RandomHistories histories) {
        List<String> answers = new ArrayList<>();
        for (int now = 1; now <= RandomHistories.PANES; now++) {
            long time = histories.start + now * histories.paneMillis;
            edges.stream()
                    .filter(edge -> edge.at() == time)
                    .sorted(Comparator.comparing(AbsenceEdge::kind))
                    .forEach(detector.memory.absence::apply);
            Answer answer = detector.answer(flags.sessions()[now]);
            long start = (detector.memory.absence.runStart - histories.start) / histories.paneMillis;
            answers.add(now + " " + answer + " " + (detector.memory.absence.runOn ? start : FlagHistory.NONE));
        }
        return answers;
    }

    /** Runs the edges of a job's stage and its pattern; by rule and group. */
    private static Map<String, List<AbsenceEdge>> edges(
            RandomHistories histories, List<AbsenceWatch> watches, Random random) throws Exception {
        Path file = Files.createTempFile("edges", ".txt");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
        int cadence = 1 + random.nextInt(9);
        long paneMillis = histories.paneMillis;
        DataStream<AbsenceEdge> edges = environment
                .fromData(
                        TypeInformation.of(PartialPane.class),
                        histories.partials().toArray(PartialPane[]::new))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<PartialPane>forGenerator(
                                context -> new EverySoManyPanes(paneMillis, cadence))
                        .withTimestampAssigner((partial, time) -> partial.pane() + paneMillis - 1))
                .setParallelism(1)
                .keyBy(PartialPane::environment)
                .process(new AbsenceEdgeOperator(watches, paneMillis));
        edges.filter(edge -> edge.kind() != AbsenceEdge.Kind.DEADLINE)
                .union(AbsencePattern.opened(edges))
                .map(AbsenceBothWaysTest::line, Types.STRING)
                .sinkTo(new LinesSink(file))
                .setParallelism(1);
        flink.run(environment);
        try {
            return Files.readAllLines(file).stream()
                    .map(AbsenceBothWaysTest::edge)
                    .collect(Collectors.groupingBy(AbsenceEdge::key));
        } finally {
            Files.delete(file);
        }
    }

    private static String line(AbsenceEdge edge) {
        return String.join("\t", edge.rule(), edge.group(), edge.kind().name(), edge.runStart() + "", edge.at() + "");
    }

    private static AbsenceEdge edge(String line) {
        String[] parts = line.split("\t");
        return new AbsenceEdge(
                parts[0],
                parts[1],
                "",
                AbsenceEdge.Kind.valueOf(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }

    /** CEP's own time depends on how often watermarks come; what it finds must not. */
    private static final class EverySoManyPanes implements WatermarkGenerator<PartialPane> {
        private final long paneMillis;
        private final int cadence;

        EverySoManyPanes(long paneMillis, int cadence) {
            this.paneMillis = paneMillis;
            this.cadence = cadence;
        }

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
