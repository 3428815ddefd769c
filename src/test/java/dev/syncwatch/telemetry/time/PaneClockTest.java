package dev.syncwatch.telemetry.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaneClockTest {

    private OneInputStreamOperatorTestHarness<String, String> clock;

    @BeforeEach
    void open() throws Exception {
        clock = new OneInputStreamOperatorTestHarness<>(new PaneClock<>(10_000));
        clock.open();
    }

    @AfterEach
    void close() throws Exception {
        clock.close();
    }

    private List<Long> watermarksAfter(long... watermarks) throws Exception {
        for (long watermark : watermarks) {
            clock.processWatermark(new Watermark(watermark));
        }
        List<Long> out = new ArrayList<>();
        clock.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .forEach(watermark -> out.add(((Watermark) watermark).getTimestamp()));
        return out;
    }

    @Test
    void onlyPaneEndsPass() throws Exception {
        assertThat(watermarksAfter(9_998)).containsExactly(-1L);
        assertThat(watermarksAfter(9_999, 10_000, 19_998, 19_999)).containsExactly(-1L, 9_999L, 19_999L);
    }

    @Test
    void aJumpPassesAsTheLastPaneEndInIt() throws Exception {
        assertThat(watermarksAfter(5, 1_767_614_412_345L)).containsExactly(-1L, 1_767_614_409_999L);
    }

    @Test
    void timeNeverGoesBack() throws Exception {
        assertThat(watermarksAfter(30_000, 20_000, 29_999, 30_001)).containsExactly(29_999L);
    }

    @Test
    void timesBefore1970HavePanesToo() throws Exception {
        assertThat(watermarksAfter(-10_002, -10_001, -1)).containsExactly(-20_001L, -10_001L, -1L);
    }

    @Test
    void theHighestWatermarkIsSwallowed_andSoIsTheLowest() throws Exception {
        assertThat(watermarksAfter(Long.MIN_VALUE, Long.MAX_VALUE, 10_000, Long.MAX_VALUE))
                .containsExactly(9_999L);
    }

    @Test
    void elementsPassAsTheyAre() throws Exception {
        clock.processElement(new StreamRecord<>("a", 5));
        clock.processElement(new StreamRecord<>("b"));

        assertThat(clock.getOutput()).containsExactly(new StreamRecord<>("a", 5), new StreamRecord<>("b"));
    }
}
