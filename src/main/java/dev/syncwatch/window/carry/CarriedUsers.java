package dev.syncwatch.window.carry;

import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.sequence.SelectedEvent;
import dev.syncwatch.window.sequence.SequenceMemory;
import dev.syncwatch.window.user.UserMemory;
import dev.syncwatch.window.user.UserPanes;
import java.util.Arrays;
import java.util.List;

/** What is kept of users, from the plan under which it was saved to another. */
public final class CarriedUsers {

    private final MeasurePlan plan;
    private final Places userColumns;
    private final Places selections;
    private final Places sameFields;
    private final Places groupings;
    private final Places sequences;

    public CarriedUsers(PlanNames before, MeasurePlan plan) {
        PlanNames after = PlanNames.of(plan);
        this.plan = plan;
        this.userColumns = Places.of(before.userColumns(), after.userColumns());
        this.selections = Places.of(before.selections(), after.selections());
        this.sameFields = Places.of(before.sameFields(), after.sameFields());
        this.groupings = Places.of(names(before), names(after));
        this.sequences = Places.of(before.sequences(), after.sequences());
    }

    private static List<String> names(PlanNames plan) {
        return plan.groupings().stream().map(PlanNames.GroupingNames::name).toList();
    }

    /** Changes the memory so that it lies as the new plan has it. */
    public void carry(UserMemory memory) {
        UserPanes.renumber(memory, userColumns::of);
        SequenceMemory before = memory.sequences.copy();
        memory.sequences.setWaiting(events(before.waiting()));
        SelectedEvent[][] recent = new SelectedEvent[plan.sequences().size()][];
        Arrays.fill(recent, new SelectedEvent[0]);
        for (int i = 0; i < before.followed(); i++) {
            if (sequences.of(i) != Places.GONE) {
                recent[sequences.of(i)] = events(before.recent(i));
            }
        }
        memory.sequences.setRecent(recent);
    }

    private SelectedEvent[] events(SelectedEvent[] before) {
        return Arrays.stream(before).map(this::event).toArray(SelectedEvent[]::new);
    }

    private SelectedEvent event(SelectedEvent event) {
        return new SelectedEvent(
                event.time(),
                selections.bits(event.selected(), (plan.selections().size() + 63) >> 6),
                sameFields.moved(event.same(), plan.sameFields().size()),
                groupings.moved(event.groups(), plan.layouts().size()));
    }
}
