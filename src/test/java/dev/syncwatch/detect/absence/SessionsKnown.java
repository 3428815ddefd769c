package dev.syncwatch.detect.absence;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.detect.DetectorMemory;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.WhenSyncDisabled;
import dev.syncwatch.window.GroupWindows;
import dev.syncwatch.window.MeasurePlan;
import dev.syncwatch.window.MeasurePlanBuilder;
import dev.syncwatch.window.Rings;
import dev.syncwatch.window.Selection;
import dev.syncwatch.window.TrailingRef;

/** An absence detector that is told how many people were active, instead of counting them. */
final class SessionsKnown {

    final DetectorMemory memory = new DetectorMemory();

    final AbsenceDetector detector;
    final GroupWindows windows;

    private final TrailingRef sessions;

    SessionsKnown(Absence rule) {
        MeasurePlanBuilder plan = new MeasurePlanBuilder(Rules.PANE);
        detector = new AbsenceDetector(rule, plan, MeasurePlan.BY_ENVIRONMENT);
        Selection activity = rule.whenSyncDisabled() == WhenSyncDisabled.MANUAL_ONLY
                ? new Selection.Activity(rule.activity())
                : new Selection.Matching(rule.activity());
        // What is asked for twice is measured once, so this is the detector's own.
        sessions = plan.users(MeasurePlan.BY_ENVIRONMENT, activity, rule.within());
        windows = new Rings(plan.build(), MeasurePlan.BY_ENVIRONMENT).startingAt(0);
    }

    Answer answer(long active) {
        return signal(active).answer();
    }

    Signal signal(long active) {
        windows.totals[sessions.trailing()] = active;
        return detector.signal(detector.answer(windows, memory), windows, memory);
    }
}
