package dev.syncwatch.window.carry;

import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.sequence.SequenceTracker;
import dev.syncwatch.window.user.EventWidth;
import dev.syncwatch.window.user.KeptEvents;
import dev.syncwatch.window.user.UserMemory;
import dev.syncwatch.window.user.UserPanes;
import java.util.List;

/** What is kept of users, from the plan under which it was saved to another. */
public final class CarriedUsers {

    private static final long ALL_OPEN = Long.MIN_VALUE;

    private final MeasurePlan plan;
    private final Places userColumns;
    private final Places selections;
    private final Places sameFields;
    private final Places groupings;
    private final Places sequences;
    private final EventWidth width;

    public CarriedUsers(PlanNames before, MeasurePlan plan) {
        PlanNames after = PlanNames.of(plan);
        this.plan = plan;
        this.userColumns = Places.of(before.userColumns(), after.userColumns());
        this.selections = Places.of(before.selections(), after.selections());
        this.sameFields = Places.of(before.sameFields(), after.sameFields());
        this.groupings = Places.of(names(before), names(after));
        this.sequences = Places.of(before.sequences(), after.sequences());
        this.width = SequenceTracker.width(plan.sequences());
    }

    private static List<String> names(PlanNames plan) {
        return plan.groupings().stream().map(PlanNames.GroupingNames::name).toList();
    }

    /** Changes the memory so that it lies as the new plan has it. */
    public void carry(UserMemory memory) {
        UserPanes.renumber(memory, userColumns::of);
        UserMemory before = memory.copy();
        KeptEvents.clear(memory);
        int event = KeptEvents.firstRecent(before);
        for (; event < KeptEvents.firstWaiting(before); event += KeptEvents.width(before)) {
            int sequence = sequences.of(KeptEvents.sequence(before, event));
            if (sequence != Places.GONE) {
                long time = KeptEvents.time(before, event);
                carry(before, event, memory, KeptEvents.addRecent(memory, width, sequence, time, ALL_OPEN));
            }
        }
        for (; event < KeptEvents.end(before); event += KeptEvents.width(before)) {
            String[] groups = groupings.moved(
                    KeptEvents.groups(before, event), plan.layouts().size());
            long time = KeptEvents.time(before, event);
            carry(before, event, memory, KeptEvents.await(memory, width, time, groups, ALL_OPEN));
        }
    }

    /** What is kept of an event ends with the last thing that some sequence asks for: what comes behind is not there, before or after. */
    private void carry(UserMemory before, int from, UserMemory after, int to) {
        long[] selected =
                selections.bits(KeptEvents.allSelected(before, from, (selections.count() + 63) >> 6), width.words());
        for (int word = 0; word < width.words(); word++) {
            KeptEvents.setSelected(after, to, word, selected[word]);
        }
        long[] same = sameFields.moved(
                KeptEvents.allSame(before, from, sameFields.count()),
                plan.sameFields().size());
        for (int field = 0; field < width.sames(); field++) {
            KeptEvents.setSame(after, to, field, same[field]);
        }
    }
}
