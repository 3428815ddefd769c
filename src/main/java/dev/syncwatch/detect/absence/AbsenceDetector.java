package dev.syncwatch.detect.absence;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.detect.Quantity;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.detect.WindowDetector;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.WhenSyncDisabled;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Selection;
import dev.syncwatch.window.TrailingRef;
import java.math.BigDecimal;
import java.util.List;

/** No success for {@code within} although people were active: CEP opens the condition, then the number of people decides. */
public final class AbsenceDetector implements WindowDetector {

    private static final long serialVersionUID = 1;

    private final Absence rule;
    private final AbsenceWatch watch;
    private final TrailingRef sessions;
    private final int panes;

    public AbsenceDetector(Absence rule, MeasurePlanBuilder plan, int grouping) {
        Selection activity = rule.whenSyncDisabled() == WhenSyncDisabled.MANUAL_ONLY
                ? new Selection.Activity(rule.activity())
                : new Selection.Matching(rule.activity());
        this.rule = rule;
        this.sessions = plan.users(grouping, activity, rule.within());
        this.panes = plan.panes(rule.within());
        this.watch = new AbsenceWatch(
                plan.versionName(rule.id()),
                grouping,
                plan.countByPane(grouping, new Selection.Matching(rule.of())),
                plan.countByPane(grouping, activity),
                rule.within().toMillis(),
                rule.activityGap().toMillis());
    }

    /** What the stage before CEP has to watch for this rule. */
    public AbsenceWatch watch() {
        return watch;
    }

    private AbsenceDetector(Absence rule, AbsenceDetector other) {
        this.rule = rule;
        this.watch = other.watch;
        this.sessions = other.sessions;
        this.panes = other.panes;
    }

    @Override
    public AbsenceDetector revised(AlertRule version) {
        return new AbsenceDetector((Absence) version, this);
    }

    @Override
    public Absence rule() {
        return rule;
    }

    @Override
    public String memoryName() {
        return watch.rule();
    }

    @Override
    public int grouping() {
        return watch.grouping();
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
    public Answer answer(GroupWindows windows, DetectorMemory memory) {
        AbsenceMemory absence = memory.absence;
        Answer answer = answer(absence, windows.total(sessions));
        if (answer == Answer.TRUE) {
            absence.healthy = false;
        }
        return answer;
    }

    /** Suppressed, it is not told what would have been said, and so forgets nothing over it. */
    @Override
    public Answer answerWhileDisabled(GroupWindows windows, DetectorMemory memory) {
        return rule.whenSyncDisabled() == WhenSyncDisabled.SUPPRESS ? Answer.UNKNOWN : answer(windows, memory);
    }

    @Override
    public Signal signal(Answer answer, GroupWindows windows, DetectorMemory memory) {
        AbsenceMemory absence = memory.absence;
        BigDecimal seconds = absence.runOn ? BigDecimal.valueOf(windows.end - absence.runStart, 3) : null;
        return new Signal(answer, seconds, List.of(Quantity.of("sessions", windows.total(sessions))));
    }

    private Answer answer(AbsenceMemory absence, long active) {
        if (absence.open && active >= rule.minimumSessions()) {
            return Answer.TRUE;
        }
        return absence.healthy ? Answer.FALSE : Answer.UNKNOWN;
    }
}
