package dev.syncwatch.window.resident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Subtasks;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResidentMapTest {

    static List<StateBackend> backends() {
        return List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void keepsWhatChangedBetweenCheckpointsAndForgetsWhatWasRemoved(StateBackend backend) throws Exception {
        try (var subtasks = words(backend)) {
            tell(subtasks, "a put x", "a put y", "b put x");
            subtasks.restart(2);
            tell(subtasks, "a add x", "a remove y", "b add x", "b add x");
            subtasks.restart(1);
            assertThat(tell(subtasks, "a show", "b show")).containsExactly("a {x=++}", "b {x=+++}");
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void goesOnWithTheSameAfterACheckpointWithoutARestart(StateBackend backend) throws Exception {
        try (var subtasks = words(backend)) {
            tell(subtasks, "a put x", "a put y");
            subtasks.checkpoint();
            tell(subtasks, "a add x", "a remove y");
            subtasks.checkpoint();
            assertThat(tell(subtasks, "a show")).containsExactly("a {x=++}");
            subtasks.restart(1);
            assertThat(tell(subtasks, "a show")).containsExactly("a {x=++}");
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void leavesNothingUnderAKeyOfWhichAllWasRemoved(StateBackend backend) throws Exception {
        try (var subtasks = words(backend)) {
            tell(subtasks, "a put x");
            subtasks.checkpoint();
            tell(subtasks, "a remove x", "b put x", "b remove x");
            subtasks.restart(1);
            assertThat(tell(subtasks, "a show", "b show")).containsExactly("a {}", "b {}");
        }
    }

    @Test
    void takesNoRoomInStateOnceAllWasRemoved() throws Exception {
        try (var subtasks = words(new HashMapStateBackend())) {
            tell(subtasks, "a put x");
            subtasks.checkpoint();
            assertThat(subtasks.one().numKeyedStateEntries()).isEqualTo(1);
            tell(subtasks, "a remove x", "b put x", "b remove x");
            subtasks.checkpoint();
            assertThat(subtasks.one().numKeyedStateEntries()).isZero();
        }
    }

    private static List<String> tell(
            Subtasks<String, KeyedOneInputStreamOperatorTestHarness<String, String, String>> subtasks,
            String... commands)
            throws Exception {
        int before = subtasks.output().size();
        for (String command : commands) {
            subtasks.of(command.split(" ")[0]).processElement(command, 0);
        }
        return subtasks.output().subList(before, subtasks.output().size());
    }

    private static Subtasks<String, KeyedOneInputStreamOperatorTestHarness<String, String, String>> words(
            StateBackend backend) throws Exception {
        return Subtasks.start((parallelism, subtask) -> {
            var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                    new WordsOperator(new Words()),
                    command -> command.split(" ")[0],
                    Types.STRING,
                    Subtasks.MAX_PARALLELISM,
                    parallelism,
                    subtask);
            harness.setStateBackend(backend);
            return harness;
        });
    }

    private static final class WordsOperator extends KeyedProcessOperator<String, String, String> {
        private static final long serialVersionUID = 1;

        WordsOperator(Words words) {
            super(words);
        }

        @Override
        public void snapshotState(StateSnapshotContext context) throws Exception {
            ((Words) userFunction).words.save(this::setCurrentKey);
            super.snapshotState(context);
        }
    }

    /** Commands are a key, what to do, and a word to which pluses are added. */
    private static final class Words extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1;

        private transient ResidentMap<String, String> words;

        @Override
        public void open(OpenContext context) {
            words = new ResidentMap<>(
                    getRuntimeContext().getMapState(new MapStateDescriptor<>("words", Types.STRING, Types.STRING)));
        }

        @Override
        public void processElement(String command, Context context, Collector<String> out) throws Exception {
            String[] parts = command.split(" ");
            Map<String, String> known = words.of(context.getCurrentKey());
            switch (parts[1]) {
                case "put" -> known.put(parts[2], "+");
                case "add" -> known.merge(parts[2], "+", String::concat);
                case "remove" -> known.remove(parts[2]);
                default -> out.collect(context.getCurrentKey() + " " + known);
            }
            words.forgetIfEmpty(context.getCurrentKey());
        }
    }
}
