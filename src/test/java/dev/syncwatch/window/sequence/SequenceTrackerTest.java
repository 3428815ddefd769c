package dev.syncwatch.window.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.window.user.KeptEvents;
import dev.syncwatch.window.user.UserMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps: one event A, then two events B with the same value; C wipes; all within 60 s. */
class SequenceTrackerTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final SequencePlan SEQUENCE = new SequencePlan(
            0, 0, List.of(new SequencePlan.StepPlan(A, 1, -1), new SequencePlan.StepPlan(B, 2, 0)), C, 60_000);

    private static final long ALL_OPEN = Long.MIN_VALUE;

    private final SequenceTracker tracker = new SequenceTracker(List.of(SEQUENCE));
    private final UserMemory memory = new UserMemory();
    private final List<Long> completed = new ArrayList<>();
    private long[] added;

    @Test
    void completesAtTheLastEvent_whenTheStepsFollowInTurn() {
        happens(A, 1, 0);
        happens(B, 2, 7);
        happens(B, 3, 7);
        assertThat(completedBefore(10)).containsExactly(3_000L);
        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void ordersEventsByTime_howeverTheyArrive() {
        happens(B, 3, 7);
        happens(B, 2, 7);
        happens(A, 1, 0);
        assertThat(completedBefore(10)).containsExactly(3_000L);
    }

    @Test
    void ofEqualTimesTheFirstToArriveGoesFirst() {
        happens(B, 1, 7);
        happens(A, 1, 0);
        happens(B, 1, 7);
        assertThat(completedBefore(10)).isEmpty();
        happens(B, 2, 7);
        assertThat(completedBefore(10)).containsExactly(2_000L);
    }

    @Test
    void waitsForEventsWhosePaneIsNotOver() {
        happens(A, 1, 0);
        happens(B, 2, 7);
        happens(B, 12, 7);
        assertThat(completedBefore(10)).isEmpty();
        assertThat(completedBefore(20)).containsExactly(12_000L);
    }

    @Test
    void doesNotComplete_whenAnotherStepsEventComesBetween() {
        happens(A, 1, 0);
        happens(B, 2, 7);
        happens(A, 3, 0);
        happens(B, 4, 7);
        assertThat(completedBefore(10)).isEmpty();
        happens(B, 5, 7);
        assertThat(completedBefore(10)).containsExactly(5_000L);
    }

    @Test
    void doesNotComplete_whenTheSharedValueDiffers() {
        happens(A, 1, 0);
        happens(B, 2, 7);
        happens(B, 3, 8);
        assertThat(completedBefore(10)).isEmpty();
    }

    @Test
    void untilWipesWhatCameBefore() {
        happens(A, 1, 0);
        happens(B, 2, 7);
        happens(C, 3, 0);
        happens(B, 4, 7);
        happens(B, 5, 7);
        assertThat(completedBefore(10)).isEmpty();
    }

    @Test
    void lastHasToComeLessThanWithinAfterFirst() {
        happens(A, 0, 0);
        happens(B, 1, 7);
        happens(B, 60, 7);
        assertThat(completedBefore(100)).isEmpty();
    }

    @Test
    void foreseesWhatWillComplete_unlessSomethingComesBetween() {
        happens(A, 1, 0);
        happens(B, 4, 7);
        assertThat(foreseen()).isEmpty();
        happens(B, 5, 7);
        assertThat(foreseen()).containsExactly(5_000L);
        happens(B, 2, 7);
        assertThat(foreseen()).containsExactly(4_000L);
        happens(C, 3, 0);
        assertThat(foreseen()).isEmpty();
        assertThat(completedBefore(10)).isEmpty();
    }

    @Test
    void keepsTheNameOfTheGroupWhereAMatchMayEnd_andWhatEventsShareWhereItMatters() {
        happens(A, 1, 7);
        happens(B, 2, 7);
        int first = KeptEvents.firstWaiting(memory);
        int second = first + KeptEvents.width(memory);
        assertThat(KeptEvents.groups(memory, first)).isNull();
        assertThat(KeptEvents.same(memory, first, 0)).isZero();
        assertThat(KeptEvents.groups(memory, second)).containsExactly("environment=x");
        assertThat(KeptEvents.same(memory, second, 0)).isEqualTo(7);
    }

    @Test
    void forgetsEventsThatCanBeginNoMatchAnyMore() {
        happens(A, 1, 0);
        completedBefore(10);
        assertThat(tracker.forgettableAt(memory)).isEqualTo(61_000);
        tracker.forget(memory, 60_999);
        assertThat(memory.isEmpty()).isFalse();
        tracker.forget(memory, 61_000);
        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void passesOverEventsThatMatterToNoSequence() {
        assertThat(tracker.matters(new long[] {1 << 3})).isFalse();
    }

    private void happens(int selection, long second, long value) {
        SelectedEvent event = new SelectedEvent(
                second * 1000, new long[] {1L << selection}, new long[] {value}, new String[] {"environment=x"});
        tracker.await(event, memory, ALL_OPEN);
        added = event.selected();
    }

    private List<Long> foreseen() {
        List<Long> times = new ArrayList<>();
        tracker.foresee(memory, added, times::add);
        return times;
    }

    private List<Long> completedBefore(long second) {
        tracker.advance(memory, second * 1000, (sequence, last) -> completed.add(last.time()));
        return completed;
    }
}
