package dev.syncwatch.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageDiffTest {

    @Test
    void pairsPagesOfOneAlertThatOverlap() {
        PageDiff diff = PageDiff.of(List.of(Pages.page("a", 0, 20)), List.of(Pages.page("a", 5, 40)));

        assertThat(diff.kept()).singleElement().satisfies(pair -> {
            assertThat(pair.later()).isEqualTo(Duration.ofMinutes(5));
            assertThat(pair.longer()).isEqualTo(Duration.ofMinutes(15));
        });
        assertThat(diff.later()).hasSize(1);
        assertThat(diff.earlier()).isEmpty();
    }

    @Test
    void takesPagesOfAnotherAlertForOthers() {
        PageDiff diff = PageDiff.of(List.of(Pages.page("a", 0, 20)), List.of(Pages.page("b", 0, 20)));

        assertThat(diff.lost()).extracting(Page::alert).containsExactly("a");
        assertThat(diff.gained()).extracting(Page::alert).containsExactly("b");
    }

    @Test
    void takesPagesApartInTimeForOthers() {
        PageDiff diff = PageDiff.of(List.of(Pages.page("a", 0, 20)), List.of(Pages.page("a", 20, 30)));

        assertThat(diff.lost()).hasSize(1);
        assertThat(diff.gained()).hasSize(1);
    }

    @Test
    void countsAPageThatFallsInTwoAsOneKeptAndOneGained() {
        PageDiff diff =
                PageDiff.of(List.of(Pages.page("a", 0, 60)), List.of(Pages.page("a", 30, 40), Pages.page("a", 1, 20)));

        assertThat(diff.kept())
                .singleElement()
                .satisfies(pair -> assertThat(pair.later()).isEqualTo(Duration.ofMinutes(1)));
        assertThat(diff.gained())
                .singleElement()
                .satisfies(page -> assertThat(page.from()).isEqualTo(Pages.at(30)));
    }

    @Test
    void callsNobodyForWhatItsCauseHoldsBack() {
        PageDiff diff = PageDiff.of(List.of(), List.of(Pages.heldBack("a", 0, 20)));

        assertThat(diff.gained()).isEmpty();
    }
}
