package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Selection;
import dev.syncwatch.window.TrailingRef;
import java.math.BigDecimal;
import java.util.List;

/** Distinct users who completed the steps in the window; what completes them is decided with the user, not here. */
public final class SequenceDetector implements WindowDetector {

    private static final long serialVersionUID = 1;

    private final Sequence rule;
    private final TrailingRef events;
    private final TrailingRef completed;
    private final int panes;

    SequenceDetector(Sequence rule, MeasurePlanBuilder plan, int grouping) {
        this.rule = rule;
        this.events = plan.count(grouping, Selection.BuiltIn.ANY, rule.window());
        this.completed = plan.sequence(grouping, rule);
        this.panes = plan.panes(rule.window());
    }

    private SequenceDetector(Sequence rule, SequenceDetector other) {
        this.rule = rule;
        this.events = other.events;
        this.completed = other.completed;
        this.panes = other.panes;
    }

    @Override
    public SequenceDetector revised(AlertRule version) {
        return new SequenceDetector((Sequence) version, this);
    }

    @Override
    public Sequence rule() {
        return rule;
    }

    @Override
    public int grouping() {
        return events.grouping();
    }

    @Override
    public int evidencePanes() {
        return panes;
    }

    @Override
    public BigDecimal threshold() {
        return BigDecimal.valueOf(rule.atLeastUsers());
    }

    @Override
    public Answer answer(GroupWindows windows, DetectorMemory memory) {
        if (windows.total(events) == 0) {
            return Answer.UNKNOWN;
        }
        return windows.total(completed) >= rule.atLeastUsers() ? Answer.TRUE : Answer.FALSE;
    }

    @Override
    public Signal signal(Answer answer, GroupWindows windows, DetectorMemory memory) {
        long users = windows.total(completed);
        return new Signal(answer, BigDecimal.valueOf(users), List.of(Quantity.of("users", users)));
    }
}
