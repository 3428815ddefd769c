package dev.syncwatch.detect.absence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.fixture.FlinkFixture;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.Absence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

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

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void theCepPathAnswersAsThePanesDo(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        RandomHistories histories = new RandomHistories(random);
        List<FlagHistory.Limits> rules = new ArrayList<>();
        for (int rule = 0; rule < 4; rule++) {
            rules.add(new FlagHistory.Limits(1 + random.nextInt(12), 1 + random.nextInt(6), random.nextInt(4)));
        }
        Map<String, List<AbsenceEdge>> edges = new EdgesJob(
                        watches(rules, histories.paneMillis), histories.paneMillis, 1 + random.nextInt(9))
                .run(flink, histories.partials());
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
}
