package dev.syncwatch.window.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.window.user.KeptEvents;
import dev.syncwatch.window.user.UserMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Steps: one event A, then two events B with the same value; C wipes; all within 60 s. */
class SequenceTrackerTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    /** A selection in the second word of bits. */
    private static final int FAR = 70;

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

    /** Three rules at once: one that shares and is wiped, one that is never wiped, one of a single event. */
    @Property
    void findsWhatTheDefinitionFinds_howeverEventsArriveInOpenPanes(@ForAll long seed) {
        List<SequencePlan> plans = List.of(
                SEQUENCE,
                new SequencePlan(0, 0, List.of(new SequencePlan.StepPlan(B, 3, 1)), -1, 45_000),
                new SequencePlan(0, 0, List.of(new SequencePlan.StepPlan(FAR, 1, -1)), A, 10_000));
        Random random = new Random(seed);
        SequenceTracker several = new SequenceTracker(plans);
        UserMemory user = new UserMemory();
        List<SelectedEvent> all = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (long closed = 0; closed < 300_000; closed += 10_000) {
            for (int i = random.nextInt(8); i > 0; i--) {
                SelectedEvent event = anyEvent(random, closed);
                all.add(event);
                several.await(event, user, closed);
            }
            several.advance(user, closed + 10_000, (sequence, last) -> found.add(sequence + "@" + last.time()));
        }
        several.advance(user, Long.MAX_VALUE, (sequence, last) -> found.add(sequence + "@" + last.time()));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            for (long time : recount(plans.get(i), all)) {
                expected.add(i + "@" + time);
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        several.forget(user, 1_000_000);
        assertThat(user.isEmpty()).isTrue();
    }

    private static SelectedEvent anyEvent(Random random, long closed) {
        long[] selected = {1L << random.nextInt(3), random.nextInt(10) == 0 ? 1L << FAR : 0};
        long[] same = {random.nextInt(10) / 9, random.nextInt(10) / 9};
        return new SelectedEvent(closed + random.nextInt(20) * 1_000L, selected, same, new String[] {"environment=x"});
    }

    /** The last events by their time are the steps in turn; what wipes and what has matched is over. */
    private static List<Long> recount(SequencePlan plan, List<SelectedEvent> events) {
        List<SelectedEvent> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparingLong(SelectedEvent::time));
        List<SequencePlan.StepPlan> steps = new ArrayList<>();
        plan.steps().forEach(step -> steps.addAll(Collections.nCopies(step.times(), step)));
        List<Long> times = new ArrayList<>();
        List<SelectedEvent> past = new ArrayList<>();
        for (SelectedEvent event : ordered) {
            if (plan.until() >= 0 && is(event, plan.until())) {
                past.clear();
            } else if (steps.stream().anyMatch(step -> is(event, step.selection()))) {
                past.add(event);
                if (past.size() >= steps.size()
                        && matches(plan, steps, past.subList(past.size() - steps.size(), past.size()))) {
                    times.add(event.time());
                    past.clear();
                }
            }
        }
        return times;
    }

    private static boolean matches(SequencePlan plan, List<SequencePlan.StepPlan> steps, List<SelectedEvent> last) {
        for (int i = 0; i < steps.size(); i++) {
            SequencePlan.StepPlan step = steps.get(i);
            SelectedEvent first = last.get(steps.indexOf(step));
            if (!is(last.get(i), step.selection())
                    || step.same() >= 0 && last.get(i).same()[step.same()] != first.same()[step.same()]) {
                return false;
            }
        }
        return last.get(steps.size() - 1).time() - last.get(0).time() < plan.withinMillis();
    }

    private static boolean is(SelectedEvent event, int selection) {
        return (event.selected()[selection >> 6] >>> selection & 1) != 0;
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
