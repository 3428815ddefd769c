package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Step;
import dev.syncwatch.window.sequence.SequencePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what detectors want to know into a {@link MeasurePlan}; what several of them want is measured once. */
public final class MeasurePlanBuilder {

    private final long paneMillis;
    private final List<Selection> selections = new ArrayList<>();
    private final List<Grouping> groupings = new ArrayList<>();
    private final List<List<Column>> columns = new ArrayList<>();
    private final List<List<Trailing>> trailings = new ArrayList<>();
    private final List<Followed> followed = new ArrayList<>();
    private final List<EventField> sameFields = new ArrayList<>();

    /** A sequence rule, and the column of the users who completed it. */
    private record Followed(int grouping, int column, Sequence rule) {}

    /**
     * @param pane the length of a pane; every window has to be a multiple of it
     */
    public MeasurePlanBuilder(Duration pane) {
        this.paneMillis = pane.toMillis();
        grouping(new Grouping(List.of(EventField.ENVIRONMENT), Matcher.any(), false));
    }

    /** The index of a grouping, new or known. */
    public int grouping(Grouping grouping) {
        int index = indexOf(groupings, grouping);
        if (index == columns.size()) {
            columns.add(new ArrayList<>(
                    List.of(new Column(Column.Kind.COUNT, indexOf(selections, Selection.BuiltIn.ANY), null))));
            trailings.add(new ArrayList<>());
        }
        return index;
    }

    /** How many selected events the window holds. */
    public TrailingRef count(int grouping, Selection selection, Duration window) {
        return trailing(grouping, new Column(Column.Kind.COUNT, indexOf(selections, selection), null), window);
    }

    /** The index of a column that counts selected events pane by pane, over no window. */
    public int countByPane(int grouping, Selection selection) {
        return indexOf(columns.get(grouping), new Column(Column.Kind.COUNT, indexOf(selections, selection), null));
    }

    /** How many distinct users had a selected event in the window. */
    public TrailingRef users(int grouping, Selection selection, Duration window) {
        return trailing(grouping, new Column(Column.Kind.USERS, indexOf(selections, selection), null), window);
    }

    /** How many distinct users completed the rule's steps in its window. */
    public TrailingRef sequence(int grouping, Sequence rule) {
        TrailingRef ref = users(grouping, new Selection.Completed(rule.id()), rule.window());
        int column = trailings.get(grouping).get(ref.trailing()).column();
        followed.add(new Followed(grouping, column, rule));
        rule.steps().forEach(step -> indexOf(selections, new Selection.Matching(step.matcher())));
        if (rule.until() != null) {
            indexOf(selections, new Selection.Matching(rule.until()));
        }
        return ref;
    }

    private SequencePlan plan(Followed sequence, List<MeasurePlan.UserColumn> userColumns) {
        int userColumn = 0;
        while (userColumns.get(userColumn).grouping() != sequence.grouping()
                || userColumns.get(userColumn).column() != sequence.column()) {
            userColumn++;
        }
        Sequence rule = sequence.rule();
        List<SequencePlan.StepPlan> steps = new ArrayList<>();
        for (Step step : rule.steps()) {
            int same = step.same() == null ? -1 : indexOf(sameFields, step.same());
            int selection = indexOf(selections, new Selection.Matching(step.matcher()));
            steps.add(new SequencePlan.StepPlan(selection, step.times(), same));
        }
        int until = rule.until() == null ? -1 : indexOf(selections, new Selection.Matching(rule.until()));
        return new SequencePlan(
                sequence.grouping(), userColumn, steps, until, rule.within().toMillis());
    }

    /** The exact sum of a field over the selected events of the window. */
    public TrailingRef sum(int grouping, Selection selection, EventField addend, Duration window) {
        return trailing(grouping, new Column(Column.Kind.SUM, indexOf(selections, selection), addend), window);
    }

    private TrailingRef trailing(int grouping, Column column, Duration window) {
        Trailing trailing = new Trailing(indexOf(columns.get(grouping), column), panes(window));
        return new TrailingRef(grouping, indexOf(trailings.get(grouping), trailing));
    }

    /** A window's length in panes. */
    public int panes(Duration window) {
        return Math.toIntExact(window.toMillis() / paneMillis);
    }

    /** The length of so many panes. */
    public Duration length(int panes) {
        return Duration.ofMillis(panes * paneMillis);
    }

    /** The plan of all that was asked for so far. */
    public MeasurePlan build() {
        List<Layout> layouts = new ArrayList<>();
        List<MeasurePlan.UserColumn> userColumns = new ArrayList<>();
        for (int g = 0; g < groupings.size(); g++) {
            int ringPanes =
                    trailings.get(g).stream().mapToInt(Trailing::panes).max().orElse(1);
            Layout layout =
                    new Layout(groupings.get(g), List.copyOf(columns.get(g)), List.copyOf(trailings.get(g)), ringPanes);
            layouts.add(layout);
            collectUserColumns(g, layout, userColumns);
        }
        List<SequencePlan> sequences =
                followed.stream().map(each -> plan(each, userColumns)).toList();
        return new MeasurePlan(
                paneMillis,
                List.copyOf(selections),
                List.copyOf(layouts),
                List.copyOf(userColumns),
                sequences,
                List.copyOf(sameFields));
    }

    private void collectUserColumns(int grouping, Layout layout, List<MeasurePlan.UserColumn> into) {
        for (int c = 0; c < layout.columns().size(); c++) {
            Column column = layout.columns().get(c);
            if (column.kind() == Column.Kind.USERS) {
                long horizon = layout.horizon(c) * paneMillis;
                into.add(new MeasurePlan.UserColumn(grouping, c, column.selection(), horizon));
            }
        }
    }

    private static <T> int indexOf(List<T> known, T wanted) {
        int index = known.indexOf(wanted);
        if (index < 0) {
            known.add(wanted);
            return known.size() - 1;
        }
        return index;
    }
}
