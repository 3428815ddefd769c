package dev.syncwatch.alert;

import dev.syncwatch.detect.Detector;
import dev.syncwatch.detect.Signal;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.backend.BackendSummary;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes changes of one rule's alerts: ids are a function of the data alone, so every run gives the same ones. */
public final class AlertBook implements Serializable {

    private static final long serialVersionUID = 1;

    private final Detector detector;
    private final String ruleSet;
    private final List<String> inhibitedBy;
    private final AlertLifecycle lifecycle;
    private final AlertTitle title;
    private final Diagnoser diagnoser;

    /** A book for what {@code detector} says by the rules of the file with the hash {@code ruleSet}. */
    public AlertBook(Detector detector, String ruleSet) {
        this(detector, ruleSet, List.of());
    }

    /** As above, where other rules of the file hold notifications of this one back. */
    AlertBook(Detector detector, String ruleSet, List<String> inhibitedBy) {
        this.detector = detector;
        this.ruleSet = ruleSet;
        this.inhibitedBy = inhibitedBy;
        this.lifecycle = AlertLifecycle.of(detector.rule().head());
        this.title = new AlertTitle(detector.rule());
        this.diagnoser = Diagnoser.of(detector.rule());
    }

    Detector detector() {
        return detector;
    }

    AlertLifecycle lifecycle() {
        return lifecycle;
    }

    String alertId(String group) {
        return detector.rule().id() + "/" + group;
    }

    /** A step from one status to another at {@code now}, in epoch milliseconds. */
    public record Step(AlertStatus before, AlertStatus after, long now) {
        /** Resolved and expired return to inactive in silence; the next change starts there. */
        AlertState previous() {
            return before.state().isAtRest() ? AlertState.INACTIVE : before.state();
        }

        boolean isChange() {
            return previous() != after.state();
        }

        Instant startsAt() {
            boolean none = after.startsAt() == AlertStatus.NEVER;
            return none ? null : Instant.ofEpochMilli(after.startsAt());
        }
    }

    /**
     * What the window behind a change was made of.
     *
     * @param backend null where the backend's log says nothing
     */
    public record Evidence(List<EvidenceRow> rows, List<String> samples, BackendSummary backend) {}

    /** The change that the step makes for {@code group}, a {@link dev.syncwatch.window.GroupKey}. */
    public AlertChange change(String group, Step step, Signal signal, Evidence evidence) {
        RuleHead head = detector.rule().head();
        String alert = alertId(group);
        return new AlertChange(
                alert,
                step.startsAt() == null ? null : alert + "@" + step.startsAt(),
                head.id(),
                group,
                step.after().state(),
                step.previous(),
                Instant.ofEpochMilli(step.now()),
                step.startsAt(),
                lowerCase(head.severity()),
                signal.value(),
                detector.threshold(),
                signal.numbers(),
                evidence.rows(),
                diagnoser.of(evidence.rows(), step.after().state() == AlertState.FIRING),
                evidence.samples(),
                evidence.backend(),
                ruleSet,
                lowerCase(head.mode()),
                title.of(group, step.after().state(), signal, evidence.rows()),
                head.notifies(),
                head.inhibits(),
                inhibitedBy,
                head.runbook());
    }

    /** What the rule says of {@code group} besides, whether or not the step is a change. */
    public RuleStatus status(String group, Step step, Signal signal) {
        RuleHead head = detector.rule().head();
        return new RuleStatus(
                alertId(group),
                head.id(),
                detector.rule().kind(),
                group,
                Instant.ofEpochMilli(step.now()),
                lowerCase(head.severity()),
                lowerCase(head.mode()),
                step.after().state(),
                signal.value(),
                detector.threshold(),
                signal.numbers(),
                step.after().state().isOpen() ? title.of(group, AlertState.FIRING, signal, List.of()) : null);
    }

    private static String lowerCase(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
