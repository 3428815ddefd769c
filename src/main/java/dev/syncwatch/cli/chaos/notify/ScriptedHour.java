package dev.syncwatch.cli.chaos.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An hour of alerts that come and go, in evaluations 10 s apart; the seed alone decides. */
final class ScriptedHour {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration PANE = Duration.ofSeconds(10);
    private static final int EVALUATIONS = 360;

    /** What becomes of alerts is over by then, but for some that stay open. */
    private static final int LAST_BEGINNING = 300;

    private final List<Evaluation> evaluations = new ArrayList<>();

    /** One evaluation: what changed at it. */
    record Evaluation(Instant at, List<ScriptedAlert.Change> changes) {}

    ScriptedHour(long seed) {
        Random random = new Random(seed);
        List<ScriptedAlert> alerts = ScriptedAlert.all();
        for (int i = 0; i < EVALUATIONS; i++) {
            Instant at = START.plus(PANE.multipliedBy(i));
            boolean mayBegin = i < LAST_BEGINNING;
            List<ScriptedAlert.Change> changes = new ArrayList<>();
            alerts.forEach(alert -> alert.step(at, random, mayBegin).ifPresent(changes::add));
            evaluations.add(new Evaluation(at, changes));
        }
    }

    /** Those of one part of the hour, counted from 0, where it is cut into {@code parts}. */
    List<Evaluation> part(int part, int parts) {
        return evaluations.subList(EVALUATIONS * part / parts, EVALUATIONS * (part + 1) / parts);
    }

    /** How many changes it has in all. */
    int changes() {
        return evaluations.stream()
                .mapToInt(evaluation -> evaluation.changes().size())
                .sum();
    }
}
