package dev.syncwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final Label OUTAGE = new Label("outage", Pages.at(10), Pages.at(30));
    private static final Label SILENCE = new Label("silence", Pages.at(100), Pages.at(140));

    @Test
    void findsAnIncidentByAPageWithinIt() {
        Quality quality = Quality.of(List.of(Pages.page("a", 14, 50)), List.of(OUTAGE, SILENCE));

        assertThat(quality.recall()).isEqualTo(0.5);
        assertThat(quality.precision()).isEqualTo(1.0);
        assertThat(quality.delay()).isEqualTo(Duration.ofMinutes(4));
        assertThat(quality.missed()).containsExactly(SILENCE);
    }

    @Test
    void takesAPageThatAWindowExplainsForNoMistake_andALaterOneForOne() {
        Quality quality = Quality.of(List.of(Pages.page("a", 45, 50), Pages.page("a", 46, 50)), List.of(OUTAGE));

        assertThat(quality.falsePages()).extracting(Page::from).containsExactly(Pages.at(46));
        assertThat(quality.precision()).isEqualTo(0.5);
    }

    @Test
    void countsAPageThatWasThereBeforeAsFoundAtOnce() {
        Quality quality = Quality.of(List.of(Pages.page("a", 0, 50)), List.of(OUTAGE));

        assertThat(quality.delay()).isEqualTo(Duration.ZERO);
    }

    @Test
    void knowsNoShareOfNothing() {
        Quality quality = Quality.of(List.of(), List.of());

        assertThat(quality.precision()).isNull();
        assertThat(quality.recall()).isNull();
        assertThat(quality.delay()).isNull();
    }

    @Test
    void takesNothingThatIsHeldBackForACall() {
        assertThat(Quality.of(List.of(Pages.heldBack("a", 14, 50)), List.of(OUTAGE))
                        .recall())
                .isZero();
    }
}
