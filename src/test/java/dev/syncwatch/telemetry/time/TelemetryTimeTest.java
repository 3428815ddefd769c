package dev.syncwatch.telemetry.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.junit.jupiter.api.Test;

class TelemetryTimeTest {

    private static final long PANE = 10_000;
    private static final long OUT_OF_ORDERNESS = 1_000;

    private final WatermarkStrategy<Telemetry> strategy = TelemetryTime.strategy(PANE, OUT_OF_ORDERNESS);
    private final WatermarkGenerator<Telemetry> generator = strategy.createWatermarkGenerator(null);
    private final Watermarks watermarks = new Watermarks();

    /** Collects watermarks as the pane ends that they stand for. */
    private static final class Watermarks implements WatermarkOutput {
        final List<Long> paneEnds = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            paneEnds.add(watermark.getTimestamp() + 1);
        }

        @Override
        public void markIdle() {
            throw new AssertionError("nothing that decides uses idleness");
        }

        @Override
        public void markActive() {
            throw new AssertionError("nothing that decides uses idleness");
        }
    }

    private List<Long> paneEndsAfter(long... eventTimes) {
        for (long time : eventTimes) {
            see(Telemetry.heartbeat(0, time));
        }
        return watermarks.paneEnds;
    }

    private void see(Telemetry telemetry) {
        generator.onEvent(telemetry, telemetry.eventTime(), watermarks);
    }

    @Test
    void aPaneIsOverOnceTheNewestTimeLessOutOfOrdernessReachesItsEnd() {
        assertThat(paneEndsAfter(25_000)).containsExactly(20_000L);
        assertThat(paneEndsAfter(30_999)).containsExactly(20_000L);
        assertThat(paneEndsAfter(31_000)).containsExactly(20_000L, 30_000L);
    }

    @Test
    void eachPaneEndIsToldOnce_andTimeNeverGoesBack() {
        assertThat(paneEndsAfter(31_000, 31_000, 35_000, 5_000, 40_999, 0, 41_000, 41_001))
                .containsExactly(30_000L, 40_000L);
    }

    @Test
    void silenceIsJumpedOver() {
        assertThat(paneEndsAfter(11_000, 253_402_300_799_999L)).containsExactly(10_000L, 253_402_300_790_000L);
    }

    @Test
    void timesBefore1970HavePanesToo() {
        assertThat(paneEndsAfter(-62_167_219_200_000L, -9_001, -9_000, 999, 1_000))
                .containsExactly(-62_167_219_210_000L, -20_000L, -10_000L, 0L);
    }

    @Test
    void whatIsNeitherEventNorHeartbeatDoesNotMoveTime() {
        see(Telemetry.ignored(0));
        see(Telemetry.dead(new DeadLetter("not JSON", new Position(null, 0, 0, 1), -1, new byte[0])));
        generator.onPeriodicEmit(watermarks);

        assertThat(watermarks.paneEnds).isEmpty();
    }

    @Test
    void theEndOfInputMovesTime() {
        see(Telemetry.endOfInput(Position.NO_PARTITION, 31_000));

        assertThat(watermarks.paneEnds).containsExactly(30_000L);
    }

    @Test
    void theEventTimeIsTheTimestamp() {
        assertThat(strategy.createTimestampAssigner(null).extractTimestamp(Telemetry.heartbeat(0, 77), 5))
                .isEqualTo(77);
    }

    @Test
    void panesOf100MillisecondsWorkAlike() {
        WatermarkGenerator<Telemetry> quick = TelemetryTime.strategy(100, 100).createWatermarkGenerator(null);
        for (long time : new long[] {150, 199, 200, 299, 300, 301}) {
            quick.onEvent(Telemetry.heartbeat(0, time), time, watermarks);
        }
        assertThat(watermarks.paneEnds).containsExactly(0L, 100L, 200L);
    }
}
