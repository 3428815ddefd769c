package dev.syncwatch.window.carry;

import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.Layout;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.Moves;
import dev.syncwatch.window.PartialPane;
import dev.syncwatch.window.Rings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Windows and parts of panes, from the plan under which they were saved to another. */
public final class CarriedWindows {

    private final PlanNames before;
    private final MeasurePlan plan;
    private final Places groupings;
    private final Places userColumns;
    private final List<Places> columns = new ArrayList<>();

    public CarriedWindows(PlanNames before, MeasurePlan plan) {
        PlanNames after = PlanNames.of(plan);
        this.before = before;
        this.plan = plan;
        this.groupings = Places.of(names(before), names(after));
        this.userColumns = Places.of(before.userColumns(), after.userColumns());
        for (int g = 0; g < before.groupings().size(); g++) {
            int now = groupings.of(g);
            List<String> kept =
                    now == Places.GONE ? List.of() : after.groupings().get(now).columns();
            columns.add(Places.of(before.groupings().get(g).columns(), kept));
        }
    }

    private static List<String> names(PlanNames plan) {
        return plan.groupings().stream().map(PlanNames.GroupingNames::name).toList();
    }

    /** The index that a grouping has now, or −1 if it is no more. */
    public int grouping(int was) {
        return groupings.of(was);
    }

    /** The part as a part of a grouping that is still there. */
    public PartialPane pane(PartialPane part) {
        Places places = columns.get(part.grouping());
        int grouping = grouping(part.grouping());
        int width = plan.layouts().get(grouping).columns().size();
        return new PartialPane(
                part.environment(),
                grouping,
                part.group(),
                part.pane(),
                places.moved(part.counts(), width),
                places.moved(part.sums(), width),
                moves(part.moves()),
                part.evidence(),
                part.samples(),
                part.backend());
    }

    private long[] moves(long[] packed) {
        long[] kept = new long[packed.length];
        int length = 0;
        for (int i = 0; i < packed.length; i += Moves.WIDTH) {
            int column = userColumns.of((int) packed[i]);
            if (column != Places.GONE) {
                System.arraycopy(packed, i, kept, length, Moves.WIDTH);
                kept[length] = column;
                length += Moves.WIDTH;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    /** The windows of a group of a grouping that is still there; their sums are taken anew. */
    public GroupWindows windows(int wasGrouping, GroupWindows windows) {
        int grouping = grouping(wasGrouping);
        Layout layout = plan.layouts().get(grouping);
        Rings rings = new Rings(plan, grouping);
        GroupWindows carried = rings.startingAt(windows.end);
        int beforePanes = before.groupings().get(wasGrouping).ringPanes();
        long newest = windows.end / plan.paneMillis() - 1;
        for (long pane = newest; pane > newest - Math.min(beforePanes, layout.ringPanes()); pane--) {
            copy(
                    windows,
                    (int) Math.floorMod(pane, (long) beforePanes),
                    carried,
                    (int) Math.floorMod(pane, (long) layout.ringPanes()),
                    columns.get(wasGrouping));
        }
        rings.sumUp(carried);
        return carried;
    }

    private static void copy(GroupWindows from, int slot, GroupWindows to, int newSlot, Places places) {
        for (int c = 0; c < from.rings.length; c++) {
            if (places.of(c) == Places.GONE) {
                continue;
            }
            if (from.rings[c].length > 0) {
                to.rings[places.of(c)][newSlot] = from.rings[c][slot];
            } else {
                to.sumRings[places.of(c)][newSlot] = from.sumRings[c][slot];
            }
        }
        to.evidence[newSlot] = from.evidence[slot];
        to.samples(newSlot, from.samples(slot));
    }
}
