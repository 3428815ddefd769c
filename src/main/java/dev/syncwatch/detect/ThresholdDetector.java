package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Selection;
import dev.syncwatch.window.TrailingRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A count, distinct users or a sum, held against a number; no answer while the group has no events at all. */
public final class ThresholdDetector implements WindowDetector {

    private static final long serialVersionUID = 1;

    private final Threshold rule;
    private final TrailingRef events;
    private final TrailingRef measured;
    private final int panes;

    ThresholdDetector(Threshold rule, MeasurePlanBuilder plan, int grouping) {
        Selection selection = new Selection.Matching(rule.where());
        this.rule = rule;
        this.events = plan.count(grouping, Selection.BuiltIn.ANY, rule.window());
        this.measured = switch (rule.measure().kind()) {
            case COUNT -> plan.count(grouping, selection, rule.window());
            case USERS -> plan.users(grouping, selection, rule.window());
            case SUM -> plan.sum(grouping, selection, rule.measure().field(), rule.window());
        };
        this.panes = plan.panes(rule.window());
    }

    private ThresholdDetector(Threshold rule, ThresholdDetector other) {
        this.rule = rule;
        this.events = other.events;
        this.measured = other.measured;
        this.panes = other.panes;
    }

    @Override
    public ThresholdDetector revised(AlertRule version) {
        return new ThresholdDetector((Threshold) version, this);
    }

    @Override
    public Threshold rule() {
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
        return rule.above();
    }

    @Override
    public Answer answer(GroupWindows windows, DetectorMemory memory) {
        if (windows.total(events) == 0) {
            return Answer.UNKNOWN;
        }
        return value(windows).compareTo(rule.above()) > 0 ? Answer.TRUE : Answer.FALSE;
    }

    @Override
    public Signal signal(Answer answer, GroupWindows windows, DetectorMemory memory) {
        BigDecimal value = value(windows);
        String name = rule.measure().kind().name().toLowerCase(Locale.ROOT);
        return new Signal(answer, value, List.of(new Quantity(name, value)));
    }

    private BigDecimal value(GroupWindows windows) {
        return switch (rule.measure().kind()) {
            case COUNT, USERS -> BigDecimal.valueOf(windows.total(measured));
            case SUM -> windows.sum(measured);
        };
    }
}
