package dev.syncwatch.window;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Step;
import dev.syncwatch.window.sequence.SequencePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what detectors want to know into a {@link MeasurePlan}; what several of them want is measured once. */
public final class MeasurePlanBuilder {

    /** Before any time. */
    private static final long ALWAYS = Long.MIN_VALUE;

    private final long paneMillis;
    private final Wanted wanted;
    private final long from;

    /** What has been asked for. */
    private record Wanted(
            List<Selection> selections,
            List<Grouping> groupings,
            List<List<Column>> columns,
            List<List<Trailing>> trailings,
            List<Followed> followed,
            List<EventField> sameFields) {}

    /** A sequence rule, the column of the users who completed it, and since when it is looked for. */
    private record Followed(int grouping, int column, Sequence rule, long from) {}

    /**
     * @param pane the length of a pane; every window has to be a multiple of it
     */
    public MeasurePlanBuilder(Duration pane) {
        this(
                pane.toMillis(),
                new Wanted(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>()),
                ALWAYS);
        grouping(new Grouping(List.of(EventField.ENVIRONMENT), Matcher.any(), false));
    }

    private MeasurePlanBuilder(long paneMillis, Wanted wanted, long from) {
        this.paneMillis = paneMillis;
        this.wanted = wanted;
        this.from = from;
    }

    /** Adds to the same plan; of what is asked for here nothing counts before {@code time}, epoch milliseconds or {@link #ALWAYS}. */
    public MeasurePlanBuilder since(long time) {
        return new MeasurePlanBuilder(paneMillis, wanted, time);
    }

    /** The index of a grouping, new or known. */
    public int grouping(Grouping grouping) {
        int index = indexOf(wanted.groupings, grouping);
        if (index == wanted.columns.size()) {
            int any = indexOf(wanted.selections, Selection.BuiltIn.ANY);
            wanted.columns.add(new ArrayList<>(List.of(new Column(Column.Kind.COUNT, any, null))));
            wanted.trailings.add(new ArrayList<>());
        }
        return index;
    }

    /** How many selected events the window holds. */
    public TrailingRef count(int grouping, Selection selection, Duration window) {
        return trailing(grouping, new Column(Column.Kind.COUNT, selected(selection), null), window);
    }

    /** The index of a column that counts selected events pane by pane, over no window. */
    public int countByPane(int grouping, Selection selection) {
        return indexOf(wanted.columns.get(grouping), new Column(Column.Kind.COUNT, selected(selection), null));
    }

    /** How many distinct users had a selected event in the window. */
    public TrailingRef users(int grouping, Selection selection, Duration window) {
        return trailing(grouping, new Column(Column.Kind.USERS, selected(selection), null), window);
    }

    /** How many distinct users completed the rule's steps in its window. */
    public TrailingRef sequence(int grouping, Sequence rule) {
        TrailingRef ref = users(grouping, new Selection.Completed(rule.id()), rule.window());
        int column = wanted.trailings.get(grouping).get(ref.trailing()).column();
        wanted.followed.add(new Followed(grouping, column, rule, from));
        rule.steps().forEach(step -> selected(new Selection.Matching(step.matcher())));
        if (rule.until() != null) {
            selected(new Selection.Matching(rule.until()));
        }
        return ref;
    }

    private int selected(Selection selection) {
        return selected(selection, from);
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
            int same = step.same() == null ? -1 : indexOf(wanted.sameFields, step.same());
            steps.add(new SequencePlan.StepPlan(selected(sequence, step.matcher()), step.times(), same));
        }
        int until = rule.until() == null ? -1 : selected(sequence, rule.until());
        return new SequencePlan(
                sequence.grouping(), userColumn, steps, until, rule.within().toMillis());
    }

    private int selected(Selection selection, long since) {
        return indexOf(wanted.selections, since == ALWAYS ? selection : new Selection.Since(selection, since));
    }

    /** What tells a rule's state from that of another version of it, which is measured since another time. */
    public String versionName(String rule) {
        return from == ALWAYS ? rule : rule + "@" + Instant.ofEpochMilli(from);
    }

    private int selected(Followed sequence, Matcher matcher) {
        return selected(new Selection.Matching(matcher), sequence.from());
    }

    /** The exact sum of a field over the selected events of the window. */
    public TrailingRef sum(int grouping, Selection selection, EventField addend, Duration window) {
        return trailing(grouping, new Column(Column.Kind.SUM, selected(selection), addend), window);
    }

    private TrailingRef trailing(int grouping, Column column, Duration window) {
        Trailing trailing = new Trailing(indexOf(wanted.columns.get(grouping), column), panes(window));
        return new TrailingRef(grouping, indexOf(wanted.trailings.get(grouping), trailing));
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
        for (int g = 0; g < wanted.groupings.size(); g++) {
            int ringPanes = wanted.trailings.get(g).stream()
                    .mapToInt(Trailing::panes)
                    .max()
                    .orElse(1);
            Layout layout = new Layout(
                    wanted.groupings.get(g),
                    List.copyOf(wanted.columns.get(g)),
                    List.copyOf(wanted.trailings.get(g)),
                    ringPanes);
            layouts.add(layout);
            collectUserColumns(g, layout, userColumns);
        }
        List<SequencePlan> sequences =
                wanted.followed.stream().map(each -> plan(each, userColumns)).toList();
        return new MeasurePlan(
                paneMillis,
                List.copyOf(wanted.selections),
                List.copyOf(layouts),
                List.copyOf(userColumns),
                sequences,
                List.copyOf(wanted.sameFields));
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
