package dev.syncwatch.window.minute;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.fixture.Subtasks;
import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.reference.MinuteRows;
import dev.syncwatch.store.MinuteJson;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.telemetry.time.LatenessOperator;
import dev.syncwatch.telemetry.time.TimedEvent;
import dev.syncwatch.window.CombineOperator;
import dev.syncwatch.window.JudgedEvent;
import dev.syncwatch.window.MeasureOperator;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.UserEvent;
import dev.syncwatch.window.UserOperator;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** All that an event goes through before it stands in a row, without a job; minutes are counted by as many subtasks as wanted. */
final class MinuteStages implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PANE = TwoRules.PANE.toMillis();

    private final OneInputStreamOperatorTestHarness<Telemetry, TimedEvent> lateness;
    private final OneInputStreamOperatorTestHarness<TimedEvent, UserEvent> measure;
    private final KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users;
    private final OneInputStreamOperatorTestHarness<JudgedEvent, PartialPane> combine;
    private final Subtasks<MinuteRow, KeyedOneInputStreamOperatorTestHarness<String, MinutePart, MinuteRow>> minutes;

    MinuteStages(long outOfOrdernessMillis) throws Exception {
        MeasurePlan plan = TwoRules.detection().plan();
        lateness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new LatenessOperator(outOfOrdernessMillis)));
        measure = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new MeasureOperator(plan, true)));
        users = new KeyedOneInputStreamOperatorTestHarness<>(
                UserOperator.operator(plan, RemoteConfigFeed.none()), UserEvent::routingKey, Types.LONG);
        combine = new OneInputStreamOperatorTestHarness<>(new CombineOperator(plan));
        lateness.open();
        measure.open();
        users.open();
        combine.open();
        minutes = subtasks();
    }

    /** The stage that counts, alone. */
    static Subtasks<MinuteRow, KeyedOneInputStreamOperatorTestHarness<String, MinutePart, MinuteRow>> subtasks()
            throws Exception {
        return Subtasks.start(MinuteStages::counting);
    }

    static KeyedOneInputStreamOperatorTestHarness<String, MinutePart, MinuteRow> counting(int parallelism, int subtask)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MinuteOperator(PANE)),
                MinutePart::key,
                Types.STRING,
                Subtasks.MAX_PARALLELISM,
                parallelism,
                subtask);
    }

    void take(Telemetry telemetry) throws Exception {
        lateness.processElement(telemetry, telemetry.eventTime());
        for (TimedEvent event : taken(lateness)) {
            measure.processElement(event, event.event().eventTime());
        }
        for (UserEvent event : taken(measure)) {
            users.processElement(event, event.time());
        }
        combineJudged();
    }

    private void combineJudged() throws Exception {
        for (JudgedEvent event : taken(users)) {
            combine.processElement(event, event.event().time());
        }
        countParts();
    }

    private void countParts() throws Exception {
        combine.getOutput().clear();
        Queue<StreamRecord<MinutePart>> parts = combine.getSideOutput(CombineOperator.MINUTES);
        while (parts != null && !parts.isEmpty()) {
            MinutePart part = parts.poll().getValue();
            minutes.of(part.key()).processElement(part, part.newest());
        }
    }

    private static <T> Iterable<T> taken(AbstractStreamOperatorTestHarness<T> from) {
        Iterable<T> values = from.extractOutputValues();
        from.getOutput().clear();
        return values;
    }

    /** Time has come to here, the end of a pane; epoch milliseconds. */
    void timeIs(long end) throws Exception {
        users.processWatermark(end - 1);
        combineJudged();
        combine.processWatermark(end - 1);
        countParts();
        for (var subtask : minutes.all()) {
            subtask.processWatermark(end - 1);
        }
    }

    /** Stops the subtasks that count, and goes on from a checkpoint with so many. */
    void restart(int parallelism) throws Exception {
        combine.prepareSnapshotPreBarrier(1);
        countParts();
        minutes.restart(parallelism);
    }

    /** The last row of each key, as it stands in the topic. */
    Map<String, Map<String, String>> lastRows() throws Exception {
        Map<String, Map<String, String>> rows = new HashMap<>();
        for (MinuteRow row : minutes.output()) {
            ObjectNode json = (ObjectNode) JSON.readTree(MinuteJson.of(row));
            rows.put(MinuteRows.key(json), MinuteRows.fields(json));
        }
        return rows;
    }

    int entriesKept() {
        return minutes.all().stream()
                .mapToInt(subtask -> subtask.numKeyedStateEntries())
                .sum();
    }

    int timersKept() {
        return minutes.all().stream()
                .mapToInt(subtask -> subtask.numEventTimeTimers())
                .sum();
    }

    @Override
    public void close() throws Exception {
        lateness.close();
        measure.close();
        users.close();
        combine.close();
        minutes.close();
    }
}
