package dev.syncwatch.window.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Moves;
import dev.syncwatch.window.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserPanesTest {

    private static final long GROUP = 11;
    private static final long ALL_OPEN = Long.MIN_VALUE;

    private final UserMemory memory = new UserMemory();

    @Test
    void theFirstPaneCountsTheUser() {
        assertThat(select(0, 10, ALL_OPEN)).containsExactly("10: +1 in 10");
    }

    @Test
    void aSecondEventInAPaneMovesNothing() {
        select(0, 10, ALL_OPEN);
        assertThat(select(0, 10, ALL_OPEN)).isEmpty();
    }

    @Test
    void aLaterPaneTakesTheUserOver() {
        select(0, 10, ALL_OPEN);
        assertThat(select(0, 30, ALL_OPEN)).containsExactly("30: +1 in 30", "30: -1 in 10");
    }

    @Test
    void aPaneBeforeAllOthersCorrectsTheOneAfterIt() {
        select(0, 30, ALL_OPEN);
        assertThat(select(0, 10, ALL_OPEN)).containsExactly("10: +1 in 10", "30: -1 in 10");
    }

    @Test
    void aPaneBetweenTwoTakesOverFromTheEarlier_andTheLaterFromIt() {
        select(0, 10, ALL_OPEN);
        select(0, 30, ALL_OPEN);
        assertThat(select(0, 20, ALL_OPEN))
                .containsExactly("20: +1 in 20", "20: -1 in 10", "30: -1 in 20", "30: +1 in 10");
    }

    @Test
    void columnsAndGroupsDoNotMix() {
        select(0, 10, ALL_OPEN);
        assertThat(select(1, 20, ALL_OPEN)).containsExactly("20: +1 in 20");
        Moves moves = new Moves();
        UserPanes.select(memory, 0, GROUP + 1, 20, ALL_OPEN, moves);
        assertThat(text(moves)).containsExactly("20: +1 in 20");
    }

    @Test
    void ofPanesThatAreOverOnlyTheNewestIsKept() {
        select(0, 10, ALL_OPEN);
        select(0, 20, ALL_OPEN);
        select(0, 30, 30);
        assertThat(UserPanes.count(memory)).isEqualTo(2);
        select(0, 40, 40);
        assertThat(UserPanes.count(memory)).isEqualTo(2);
    }

    @Test
    void panesThatAreOpenAreAllKept_sinceAnEventMayStillComeBetweenThem() {
        for (int pane = 10; pane <= 50; pane += 10) {
            select(0, pane, 10);
        }
        assertThat(UserPanes.count(memory)).isEqualTo(5);
    }

    @Test
    void forgetsAPaneOnceItHasLeftTheLongestWindowOfItsColumn() {
        MeasurePlanBuilder builder = new MeasurePlanBuilder(Duration.ofMillis(10));
        builder.users(0, Selection.BuiltIn.ANY, Duration.ofMillis(100));
        builder.users(0, Selection.BuiltIn.ATTEMPT, Duration.ofMillis(50));
        MeasurePlan plan = builder.build();
        select(0, 10, ALL_OPEN);
        select(1, 10, ALL_OPEN);
        UserPanes.forget(memory, 60, plan);
        assertThat(UserPanes.count(memory)).isEqualTo(2);
        UserPanes.forget(memory, 61, plan);
        assertThat(UserPanes.count(memory)).isEqualTo(1);
        UserPanes.forget(memory, 111, plan);
        assertThat(memory.isEmpty()).isTrue();
    }

    private List<String> select(int column, long pane, long closed) {
        Moves moves = new Moves();
        UserPanes.select(memory, column, GROUP, pane, closed, moves);
        return text(moves);
    }

    /** Each move as {@code carrier: ±1 in pane}. */
    private static List<String> text(Moves moves) {
        long[] packed = moves.take();
        List<String> text = new ArrayList<>();
        for (int i = 0; i < packed.length; i += Moves.WIDTH) {
            text.add("%d: %+d in %d".formatted(packed[i + 1], packed[i + 3], packed[i + 2]));
        }
        return text;
    }
}
