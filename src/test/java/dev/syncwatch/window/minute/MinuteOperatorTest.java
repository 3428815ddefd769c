package dev.syncwatch.window.minute;

import static dev.syncwatch.window.minute.MinuteParts.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Subtasks;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each part here is of one minute, and makes two rows. */
class MinuteOperatorTest {

    private static final long SECOND = 1_000;
    private static final long END = MINUTE + 60 * SECOND;
    private static final long DAY = 24 * 60 * 60 * SECOND;

    private Subtasks<MinuteRow, KeyedOneInputStreamOperatorTestHarness<String, MinutePart, MinuteRow>> subtasks;

    @BeforeEach
    void start() throws Exception {
        subtasks = MinuteStages.subtasks();
    }

    @AfterEach
    void stop() throws Exception {
        subtasks.close();
    }

    @Test
    void rowsAreToldOnceTheTenSecondsOfTheirNewestEventAreOver() throws Exception {
        add(MinuteParts.failures(MINUTE + 12 * SECOND, "1", "503", 7));
        timeIs(MINUTE + 10 * SECOND);
        assertThat(failures()).isEmpty();
        add(MinuteParts.failures(MINUTE + 19 * SECOND, "1", "503", 8));
        timeIs(MINUTE + 20 * SECOND);
        assertThat(failures()).containsExactly(2L);
    }

    @Test
    void aMinuteLongPastIsToldAtTheNextTenSeconds() throws Exception {
        timeIs(END + DAY / 2);
        add(MinuteParts.failures(END + DAY / 2 - 5 * SECOND, "1", "503", 7));
        timeIs(END + DAY / 2 + 10 * SECOND);
        assertThat(failures()).containsExactly(1L);
    }

    @Test
    void whatDidNotChangeIsNotToldAgain() throws Exception {
        add(MinuteParts.failures(MINUTE, "1", "503", 7));
        timeIs(MINUTE + 10 * SECOND);
        timeIs(END + DAY + 60 * SECOND);
        assertThat(failures()).containsExactly(1L);
    }

    @Test
    void nothingIsKeptOnceNoEventCanComeAnyMore_andNotBefore() throws Exception {
        add(MinuteParts.failures(MINUTE, "1", "503", 7));
        timeIs(END + DAY - 10 * SECOND);
        assertThat(subtasks.one().numKeyedStateEntries()).isEqualTo(1);
        add(MinuteParts.failures(END + DAY - 1, "1", "503", 8));
        timeIs(END + DAY);
        assertThat(failures()).containsExactly(1L, 2L);
        assertNothingIsKept();
    }

    @Test
    void aMinuteThatIsClosedStaysAsItWasTold() throws Exception {
        timeIs(END + DAY);
        add(MinuteParts.failures(END + DAY, "1", "503", 7));
        timeIs(END + 2 * DAY);
        assertThat(failures()).isEmpty();
        assertNothingIsKept();
    }

    @Test
    void theHighestWatermarkTellsAllAndEnds() throws Exception {
        add(MinuteParts.failures(MINUTE, "1", "503", 7));
        subtasks.one().processWatermark(Long.MAX_VALUE);
        assertThat(failures()).containsExactly(1L);
        assertNothingIsKept();
    }

    @Test
    void goesOnInMidMinuteFromACheckpoint_asIfWhatCameAfterItHadNot() throws Exception {
        add(MinuteParts.failures(MINUTE, "1", "503", 7));
        timeIs(MINUTE + 10 * SECOND);
        add(MinuteParts.failures(MINUTE + 11 * SECOND, "1", "503", 8));
        var saved = subtasks.checkpoint();
        add(MinuteParts.failures(MINUTE + 21 * SECOND, "1", "503", 9));
        timeIs(MINUTE + 30 * SECOND);
        assertThat(failures()).containsExactly(1L, 3L);

        try (var restored = MinuteStages.counting(1, 0)) {
            restored.setup();
            restored.initializeState(saved);
            restored.open();
            MinutePart same = MinuteParts.failures(MINUTE + 21 * SECOND, "1", "503", 9);
            restored.processElement(same, same.newest());
            restored.processWatermark(MINUTE + 30 * SECOND - 1);
            assertThat(failures(restored.extractOutputValues())).containsExactly(3L);
            restored.processWatermark(END + DAY - 1);
            assertThat(restored.numKeyedStateEntries()).isZero();
            assertThat(restored.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void toldRowsComeToTheSameEndWhereverTheyAreCounted() throws Exception {
        for (int parallelism : List.of(3, 2, 1)) {
            add(MinuteParts.failures(MINUTE, "1", "503", parallelism));
            subtasks.restart(parallelism);
        }
        timeIs(MINUTE + 10 * SECOND);
        assertThat(failures()).containsExactly(3L);
    }

    /** Exact counts that can be corrected for a day have to know the users: this is all that they cost. */
    @Test
    void aUserCostsEightBytesAMinuteInEachTableAndNoMore() throws Exception {
        add(MinuteParts.failures(MINUTE, "1", "503", LongStream.range(0, 1_000).toArray()));
        long thousand = subtasks.checkpoint().getStateSize();
        add(MinuteParts.failures(MINUTE, "1", "503", LongStream.range(0, 11_000).toArray()));
        long more = subtasks.checkpoint().getStateSize() - thousand;
        assertThat(more).isBetween(2 * 8 * 10_000L, 2 * 8 * 10_000L + 100);
    }

    private void add(MinutePart part) throws Exception {
        subtasks.of(part.key()).processElement(part, part.newest());
    }

    private void timeIs(long end) throws Exception {
        for (var subtask : subtasks.all()) {
            subtask.processWatermark(end - 1);
        }
    }

    private List<Long> failures() {
        return failures(subtasks.output());
    }

    private static List<Long> failures(List<MinuteRow> rows) {
        return rows.stream()
                .filter(row -> row.failure() != null)
                .map(row -> row.failure().failures())
                .toList();
    }

    private void assertNothingIsKept() {
        assertThat(subtasks.one().numKeyedStateEntries()).isZero();
        assertThat(subtasks.one().numEventTimeTimers()).isZero();
    }
}
