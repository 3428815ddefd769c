package dev.syncwatch.alert;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.rule.RuleHead;
import java.io.Serializable;

/**
 * Steps the life of an alert, once for each T. Durations run from the T of the first such answer and are met at the first T
 * that is at least that much later. Times and durations in milliseconds.
 */
record AlertLifecycle(long holdMillis, long keepFiringMillis, long expireMillis) implements Serializable {

    static AlertLifecycle of(RuleHead head) {
        return new AlertLifecycle(
                head.hold().toMillis(),
                head.keepFiringFor().toMillis(),
                head.expireAfter().toMillis());
    }

    /** The status after the answer at {@code now}; it is a change of the alert if the state differs. */
    AlertStatus next(AlertStatus status, Answer answer, long now) {
        return switch (status.state()) {
            case INACTIVE, RESOLVED, EXPIRED, SUPERSEDED -> fromRest(answer, now);
            case PENDING -> fromPending(status, answer, now);
            case FIRING -> fromFiring(status, answer, now);
            case RECOVERING -> fromRecovering(status, answer, now);
        };
    }

    /** The status once the rule that an alert is of decides no more. */
    static AlertStatus superseded(AlertStatus status) {
        boolean fired = status.state() == AlertState.FIRING || status.state() == AlertState.RECOVERING;
        return fired ? status.ended(AlertState.SUPERSEDED) : AlertStatus.INACTIVE;
    }

    private AlertStatus fromRest(Answer answer, long now) {
        if (answer != Answer.TRUE) {
            return AlertStatus.INACTIVE;
        }
        return holdMillis == 0 ? AlertStatus.firing(now) : AlertStatus.pending(now);
    }

    private AlertStatus fromPending(AlertStatus status, Answer answer, long now) {
        if (answer != Answer.TRUE) {
            return AlertStatus.INACTIVE;
        }
        return now - status.since() >= holdMillis ? AlertStatus.firing(now) : status;
    }

    private AlertStatus fromFiring(AlertStatus status, Answer answer, long now) {
        return switch (answer) {
            case TRUE -> AlertStatus.firing(status.startsAt());
            case FALSE -> keepFiringMillis == 0 ? status.ended(AlertState.RESOLVED) : status.recovering(now);
            case UNKNOWN -> unknown(status, now);
        };
    }

    private AlertStatus fromRecovering(AlertStatus status, Answer answer, long now) {
        return switch (answer) {
            case TRUE -> AlertStatus.firing(status.startsAt());
            case FALSE -> stillFalse(status, now);
            case UNKNOWN -> unknown(status, now);
        };
    }

    private AlertStatus stillFalse(AlertStatus status, long now) {
        long since = status.since() == AlertStatus.NEVER ? now : status.since();
        return now - since >= keepFiringMillis ? status.ended(AlertState.RESOLVED) : status.recovering(since);
    }

    private AlertStatus unknown(AlertStatus status, long now) {
        long since = status.unknownSince() == AlertStatus.NEVER ? now : status.unknownSince();
        return now - since >= expireMillis ? status.ended(AlertState.EXPIRED) : status.unknown(since);
    }
}
