package dev.syncwatch.window.carry;

import dev.syncwatch.window.Column;
import dev.syncwatch.window.Layout;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.MeasurePlan.UserColumn;
import dev.syncwatch.window.sequence.SequencePlan;
import java.util.List;

/**
 * State: what lay at which place under a plan. A name is the whole definition of what is measured, and since when, so that only what
 * means the same has the same name.
 *
 * @param selections  by index
 * @param groupings   by index
 * @param userColumns by index
 * @param sequences   by index
 * @param sameFields  by index
 */
public record PlanNames(
        List<String> selections,
        List<GroupingNames> groupings,
        List<String> userColumns,
        List<String> sequences,
        List<String> sameFields) {

    /**
     * State: the places in a grouping's windows.
     *
     * @param columns   by index
     * @param ringPanes how long its rings are
     */
    public record GroupingNames(String name, List<String> columns, int ringPanes) {}

    public static PlanNames of(MeasurePlan plan) {
        return new PlanNames(
                plan.selections().stream().map(Object::toString).toList(),
                plan.layouts().stream().map(layout -> grouping(plan, layout)).toList(),
                plan.userColumns().stream()
                        .map(column -> userColumn(plan, column))
                        .toList(),
                plan.sequences().stream()
                        .map(sequence -> sequence(plan, sequence))
                        .toList(),
                plan.sameFields().stream().map(Object::toString).toList());
    }

    private static GroupingNames grouping(MeasurePlan plan, Layout layout) {
        return new GroupingNames(
                layout.grouping().toString(),
                layout.columns().stream().map(column -> column(plan, column)).toList(),
                layout.ringPanes());
    }

    private static String column(MeasurePlan plan, Column column) {
        return column.kind() + " " + column.addend() + " of "
                + plan.selections().get(column.selection());
    }

    private static String userColumn(MeasurePlan plan, UserColumn column) {
        Layout layout = plan.layouts().get(column.grouping());
        return column(plan, layout.columns().get(column.column())) + " by " + layout.grouping();
    }

    private static String sequence(MeasurePlan plan, SequencePlan sequence) {
        StringBuilder name = new StringBuilder();
        for (SequencePlan.StepPlan step : sequence.steps()) {
            name.append(step.times()).append(" × ").append(plan.selections().get(step.selection()));
            name.append(" same ")
                    .append(step.same() < 0 ? null : plan.sameFields().get(step.same()));
            name.append(", ");
        }
        return name.append("until ")
                .append(sequence.until() < 0 ? null : plan.selections().get(sequence.until()))
                .append(" within ")
                .append(sequence.withinMillis())
                .append(" as ")
                .append(userColumn(plan, plan.userColumns().get(sequence.userColumn())))
                .toString();
    }
}
