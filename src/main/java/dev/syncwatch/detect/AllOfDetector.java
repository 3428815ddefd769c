package dev.syncwatch.detect;

import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.AllOf;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Selection;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** True while all its members are: reads their answers at the same T, not the states of their alerts. */
public final class AllOfDetector implements Detector {

    private static final long serialVersionUID = 1;

    private final AllOf rule;
    private final int grouping;
    private final int panes;

    /**
     * @param members the detectors of the rules that it names
     */
    AllOfDetector(AllOf rule, MeasurePlanBuilder plan, int grouping, Collection<? extends Detector> members) {
        this.rule = rule;
        this.grouping = grouping;
        this.panes = members.stream().mapToInt(Detector::evidencePanes).max().orElse(1);
        // Its groups have to live as long as a member can still be true.
        plan.count(grouping, Selection.BuiltIn.ANY, plan.length(panes));
    }

    private AllOfDetector(AllOf rule, AllOfDetector other) {
        this.rule = rule;
        this.grouping = other.grouping;
        this.panes = other.panes;
    }

    @Override
    public AllOfDetector revised(AlertRule version) {
        return new AllOfDetector((AllOf) version, this);
    }

    @Override
    public AllOf rule() {
        return rule;
    }

    @Override
    public int grouping() {
        return grouping;
    }

    @Override
    public int evidencePanes() {
        return panes;
    }

    @Override
    public BigDecimal threshold() {
        return null;
    }

    @Override
    public Signal signal(Answer answer, GroupWindows windows, DetectorMemory memory) {
        return new Signal(answer, null, List.of());
    }

    /**
     * The answer for one group.
     *
     * @param members tells each member's answer for that group at that T, by the rule's id; null where it has none
     */
    public Answer answer(Function<String, Answer> members) {
        boolean all = true;
        for (String member : rule.rules()) {
            Answer answer = members.apply(member);
            if (answer == Answer.FALSE) {
                return Answer.FALSE;
            }
            all &= answer == Answer.TRUE;
        }
        return all ? Answer.TRUE : Answer.UNKNOWN;
    }
}
