package dev.syncwatch.window.minute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.TwoRules;
import dev.syncwatch.reference.MinuteRows;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import dev.syncwatch.telemetry.file.KafkaLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The last totals of each row against a count of all events at once: partitions in disorder, copies, events that are late, stale, at
 * the edge of 24 h or beyond it, clocks that are wrong, leaps in time, and restarts.
 */
class MinutesMatchRecountTest {

    private static final long PANE = TwoRules.PANE.toMillis();
    private static final long DAY = 24 * 60 * 60_000L;

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void theLastTotalsAreThoseOfACountOfAllEvents(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        long outOfOrderness = List.of(0L, 1_000L, 10_000L).get(random.nextInt(3));
        List<byte[]> lines = RandomDays.lines(random);
        try (MinuteStages stages = new MinuteStages(outOfOrderness)) {
            Clock clock = new Clock(stages, outOfOrderness);
            for (Telemetry telemetry : decoded(lines)) {
                stages.take(telemetry);
                clock.move(telemetry.partition(), telemetry.eventTime());
                if (random.nextInt(50) == 0) {
                    stages.restart(1 + random.nextInt(3));
                }
            }
            clock.moveAll(2 * PANE);
            assertThat(stages.lastRows())
                    .containsExactlyInAnyOrderEntriesOf(MinuteRows.of(lines, outOfOrderness))
                    .isNotEmpty();
            clock.moveAll(DAY + 10 * 60_000);
            assertThat(stages.entriesKept()).as("state at the end").isZero();
            assertThat(stages.timersKept()).as("timers at the end").isZero();
        }
    }

    /** The slowest partition tells the time, pane by pane. */
    private static final class Clock {
        private final MinuteStages stages;
        private final long outOfOrdernessMillis;
        private final long[] newest = new long[RandomDays.PARTITIONS];
        private long passed;

        Clock(MinuteStages stages, long outOfOrdernessMillis) {
            this.stages = stages;
            this.outOfOrdernessMillis = outOfOrdernessMillis;
        }

        void move(int partition, long time) throws Exception {
            newest[partition] = Math.max(newest[partition], time);
            long slowest = Arrays.stream(newest).min().orElseThrow();
            long end = Math.floorDiv(slowest - outOfOrdernessMillis, PANE) * PANE;
            if (end > passed && slowest > 0) {
                passed = end;
                stages.timeIs(end);
            }
        }

        void moveAll(long millis) throws Exception {
            long time = Arrays.stream(newest).max().orElseThrow() + outOfOrdernessMillis + millis;
            for (int partition = 0; partition < newest.length; partition++) {
                move(partition, time);
            }
        }
    }

    private static List<Telemetry> decoded(List<byte[]> lines) throws IOException {
        List<Telemetry> all = new ArrayList<>();
        TelemetryDecoder decoder = new TelemetryDecoder();
        for (byte[] text : lines) {
            KafkaLine line = KafkaLine.unwrap(text);
            KafkaLine.Value value = line.value();
            Position position = new Position("telemetry", line.partition(), line.offset(), 0);
            decoder.decode(
                    new RawRecord(value.bytes(), value.from(), value.to(), line.timestamp(), position), all::add);
        }
        return all;
    }
}
