package dev.syncwatch.alert;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.detect.absence.AbsenceEdge;
import dev.syncwatch.fixture.Rules;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.telemetry.LogEntry;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import dev.syncwatch.window.PaneSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One environment from pane end to pane end, which are ten seconds apart, with what comes of it. */
abstract class StagedEvaluation {

    static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    static final long PANE = Rules.PANE.toMillis();
    static final int QUARTER = 90;

    final List<AlertChange> changes = new ArrayList<>();
    final List<RateRow> rates = new ArrayList<>();
    final List<RuleStatus> statuses = new ArrayList<>();
    private final List<AbsenceEdge> edges = new ArrayList<>();
    final GroupStore groups = new GroupsInMemory();

    private Evaluation evaluation;
    private PaneSource panes;
    private RuleTimeline timeline;
    private int pane;

    /** The next pane, with so many lines of the log in it. */
    void log(int lines) throws Exception {
        pane++;
        List<LogEntry> entries =
                Collections.nCopies(lines, new LogEntry(now() - 1, "production", "503", null, null, null));
        evaluation.evaluate(now(), new Evaluation.Input(panes.ofLog(entries), List.of()), outlets());
    }

    private Moment.Outlets outlets() {
        return new Moment.Outlets(changes::add, rates::add, statuses::add, answer -> {});
    }

    void rules(String... rules) {
        begin(RuleTimeline.of(1, Rules.set(Rules.PANE, rules)));
    }

    /** Another set from the end of a pane on. */
    RuleSet then(int fromPane, String... rules) {
        RuleSet next = Rules.set(Rules.PANE, rules);
        begin(timeline.with(2, next, NOON + fromPane * PANE));
        return next;
    }

    private void begin(RuleTimeline decides) {
        timeline = decides;
        Detection detection = Detection.of(timeline, Rules.PANE);
        evaluation = new Evaluation(detection, groups, RemoteConfigFeed.none().open(), new BackendInMemory());
        panes = new PaneSource(detection.plan());
    }

    /** Evaluates the end of the next pane, with these events in it; whether it has to go on. */
    boolean evaluate(SyncEvent... events) throws Exception {
        pane++;
        for (SyncEvent event : events) {
            panes.add(event);
        }
        List<AbsenceEdge> shown = List.copyOf(edges);
        edges.clear();
        return evaluation.evaluate(now(), new Evaluation.Input(panes.take(), shown), outlets());
    }

    void apply(AbsenceEdge.Kind kind, SyncEvent event) throws Exception {
        edges.add(new AbsenceEdge("absence", "environment=production", "production", kind, NOON, NOON + PANE));
        evaluate(event);
    }

    boolean evaluateTo(int lastPane) throws Exception {
        boolean goesOn = true;
        while (pane < lastPane) {
            goesOn = evaluate();
        }
        return goesOn;
    }

    /** Leaves out the ends of all panes before this one's. */
    void skipTo(int nextPane) {
        pane = nextPane;
    }

    OpenAlerts open() {
        return evaluation.open();
    }

    private long now() {
        return NOON + pane * PANE;
    }

    List<String> states() {
        return changes.stream().map(change -> change.state().wireName()).toList();
    }
}
