package dev.syncwatch.detect.absence;

import static dev.syncwatch.fixture.SyncEvents.TEN_O_CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.absence.AbsenceEdge.Kind;
import dev.syncwatch.fixture.Subtasks;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbsencePatternTest {

    private static final long PANE = 10_000;
    private static final String RULE = "success-absence";
    private static final String GROUP = "environment=production";

    private Subtasks<AbsenceEdge, KeyedOneInputStreamOperatorTestHarness<String, AbsenceEdge, AbsenceEdge>> subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = Subtasks.start((parallelism, subtask) -> new KeyedOneInputStreamOperatorTestHarness<>(
                operator(), AbsenceEdge::key, Types.STRING, Subtasks.MAX_PARALLELISM, parallelism, subtask));
    }

    /** The stage as a job would make it. */
    private static StreamOperatorFactory<AbsenceEdge> operator() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        var edges = environment.fromData(TypeInformation.of(AbsenceEdge.class), edge(Kind.STARTED, 0, 0));
        var stage = (OneInputTransformation<?, AbsenceEdge>)
                AbsencePattern.opened(edges).getTransformation();
        return stage.getOperatorFactory();
    }

    @AfterEach
    void stop() throws Exception {
        subtasks.close();
    }

    @Test
    void opensAtTheDeadlineOfARunThatIsStillOn() throws Exception {
        send(Kind.STARTED, 0, 1);
        send(Kind.DEADLINE, 0, 12);
        assertThat(subtasks.output()).containsExactly(edge(Kind.OPENED, 0, 12));
    }

    @Test
    void doesNotOpenWhenTheRunEndsAtItsDeadline() throws Exception {
        send(Kind.STARTED, 0, 1);
        subtasks.one().processElement(edge(Kind.DEADLINE, 0, 12), time(12));
        subtasks.one().processElement(edge(Kind.LAPSED, 0, 12), time(12));
        subtasks.one().processWatermark(time(12));
        assertThat(subtasks.output()).isEmpty();
    }

    @Test
    void doesNotOpenAtTheDeadlineOfAnEarlierRun() throws Exception {
        send(Kind.STARTED, 0, 1);
        send(Kind.SUCCEEDED, 0, 2);
        send(Kind.STARTED, 5, 6);
        send(Kind.DEADLINE, 0, 12);
        assertThat(subtasks.output()).isEmpty();
        send(Kind.DEADLINE, 5, 17);
        assertThat(subtasks.output()).containsExactly(edge(Kind.OPENED, 5, 17));
    }

    @Test
    void opensAfterARestartForARunThatStartedBefore() throws Exception {
        send(Kind.STARTED, 0, 1);
        subtasks.restart(3);
        send(Kind.DEADLINE, 0, 12);
        assertThat(subtasks.output()).containsExactly(edge(Kind.OPENED, 0, 12));
    }

    @Test
    void holdsOneOpenMatchAtMostHoweverManyRuns() throws Exception {
        for (int run = 0; run < 300; run++) {
            int start = 20 * run;
            send(Kind.STARTED, start, start + 1);
            assertThat(openMatches()).isEqualTo(1);
            send(run % 2 == 0 ? Kind.LAPSED : Kind.SUCCEEDED, start, start + (run % 3 == 0 ? 11 : 13));
            send(Kind.DEADLINE, start, start + 15);
            assertThat(openMatches()).isZero();
        }
    }

    @Test
    void holdsNoMatchOnceItHasOpened() throws Exception {
        for (int run = 0; run < 300; run++) {
            int start = 20 * run;
            send(Kind.STARTED, start, start + 1);
            send(Kind.DEADLINE, start, start + 12);
            assertThat(openMatches()).isZero();
            send(Kind.SUCCEEDED, start, start + 13);
        }
        assertThat(subtasks.output()).hasSize(300);
    }

    @Test
    void keepsNothingOnceARunIsOver() throws Exception {
        long empty = subtasks.checkpoint().getStateSize();
        for (Kind end : new Kind[] {Kind.LAPSED, Kind.SUCCEEDED}) {
            int start = 20 * end.ordinal();
            send(Kind.STARTED, start, start + 1);
            send(Kind.DEADLINE, start, start + 12);
            send(end, start, start + 14);
            send(Kind.SUCCEEDED, 0, start + 15);
            assertThat(subtasks.one().numKeyedStateEntries()).isZero();
            assertThat(subtasks.one().numEventTimeTimers()).isZero();
        }
        assertThat(subtasks.checkpoint().getStateSize()).isEqualTo(empty);
    }

    private void send(Kind kind, int start, int at) throws Exception {
        AbsenceEdge edge = edge(kind, start, at);
        var owner = subtasks.of(edge.key());
        owner.processElement(edge, time(at));
        owner.processWatermark(time(at));
    }

    /** Start and evaluation in panes after ten. */
    private static AbsenceEdge edge(Kind kind, int start, int at) {
        return new AbsenceEdge(RULE, GROUP, "production", kind, TEN_O_CLOCK + start * PANE, TEN_O_CLOCK + at * PANE);
    }

    private static long time(int at) {
        return TEN_O_CLOCK + at * PANE - 1;
    }

    /** What CEP holds beside the state in which it waits for a start. */
    private long openMatches() throws Exception {
        KeyedStateBackend<String> state = subtasks.one().getOperator().getKeyedStateBackend();
        state.setCurrentKey(edge(Kind.STARTED, 0, 0).key());
        NFAState matches = state.getPartitionedState(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        new ValueStateDescriptor<>("nfaStateName", new NFAStateSerializer()))
                .value();
        return matches == null
                ? 0
                : matches.getPartialMatches().stream()
                        .filter(match -> match.getStartEventID() != null)
                        .count();
    }
}
