package dev.syncwatch.rule.feasible;

import dev.syncwatch.rule.Absence;
import dev.syncwatch.rule.AlertRule;
import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.FailureRate;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.Sequence;
import dev.syncwatch.rule.Threshold;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps one rule from ever firing, or from ever resolving, beside {@link Covering}, which can be told of a rule that is not good
 * in other ways too. An all-of stands and falls with its members.
 */
public final class Feasibility {
    private final AlertRule rule;
    private final List<Objection> objections = new ArrayList<>();

    private Feasibility(AlertRule rule) {
        this.rule = rule;
    }

    /** Empty for a rule that may well fire and resolve. */
    public static List<Objection> of(AlertRule rule) {
        Feasibility feasibility = new Feasibility(rule);
        feasibility.only();
        if (rule instanceof FailureRate rate) {
            feasibility.rate(rate);
        } else if (rule instanceof Absence absence) {
            feasibility.absence(absence);
        } else if (rule instanceof Threshold threshold) {
            feasibility.objections.addAll(ThresholdFeasibility.of(threshold));
            feasibility.where(threshold);
        } else if (rule instanceof Sequence sequence) {
            feasibility.sequence(sequence);
        }
        return feasibility.objections;
    }

    private void only() {
        for (Condition condition : rule.head().only().conditions()) {
            if (Overlap.matchesNoGroup(condition)) {
                String path = "only/" + condition.field().fieldName();
                neverFires(path, "no group has a value of more than 64 characters", "use ~ and how it begins");
            }
        }
    }

    private void rate(FailureRate rate) {
        reachesItsGroups("attempts", rate.attempts());
        hasEnoughUsers("minimumUsers", rate.minimumUsers(), rate.attempts());
        Overlap.contradiction(rate.attempts(), rate.successes())
                .ifPresent(field -> neverResolves(
                        "successes",
                        "no attempt is a success, because " + field.fieldName() + " can't be both",
                        "let `attempts` take successes too"));
        boolean zero = rate.resolveBelow() != null && rate.resolveBelow().signum() == 0;
        if (zero && rate.minimumAttempts() <= 5) {
            neverResolves("resolveBelow", "no rate is below 0%", "leave it out, or write more than 0%");
        }
    }

    private void absence(Absence absence) {
        reachesItsGroups("activity", absence.activity());
        hasEnoughUsers("minimumSessions", absence.minimumSessions(), absence.activity());
        Overlap.contradiction(absence.of(), absence.head())
                .ifPresent(field -> neverResolves(
                        "of/" + field.fieldName(), "`only` leaves out all that `of` waits for", "let them agree"));
    }

    private void where(Threshold threshold) {
        if (threshold.above().signum() >= 0) {
            reachesItsGroups("where", threshold.where());
        } else {
            Overlap.contradiction(threshold.where(), threshold.head())
                    .ifPresent(field -> neverResolves(
                            "where/" + field.fieldName(), "`only` leaves out all such events", "let them agree"));
        }
    }

    private void sequence(Sequence sequence) {
        Matcher users = Matcher.any();
        for (int i = 0; i < sequence.steps().size(); i++) {
            Matcher step = sequence.steps().get(i).matcher();
            hasEnoughUsers("atLeastUsers", sequence.atLeastUsers(), step);
            if (contradictsUsers(users, step)) {
                neverFires("steps/" + i, "the steps are of different users", "name one userId, or none");
            }
            users = usersOf(step).conditions().isEmpty() ? users : usersOf(step);
        }
        int last = sequence.steps().size() - 1;
        reachesItsGroups("steps/" + last, sequence.steps().get(last).matcher());
    }

    private static boolean contradictsUsers(Matcher users, Matcher step) {
        return Overlap.contradiction(users, usersOf(step)).isPresent();
    }

    private static Matcher usersOf(Matcher step) {
        return new Matcher(step.conditions().stream()
                .filter(condition -> condition.field() == EventField.USER_ID)
                .toList());
    }

    private void reachesItsGroups(String key, Matcher events) {
        Overlap.contradiction(events, rule.head())
                .ifPresent(field -> neverFires(
                        key + "/" + field.fieldName(), "`only` leaves out all such events", "let them agree"));
    }

    private void hasEnoughUsers(String key, long needed, Matcher events) {
        Overlap.mostValues(events, EventField.USER_ID)
                .filter(most -> needed > most)
                .ifPresent(most -> neverFires(
                        key,
                        "its matcher takes events of " + most + (most == 1 ? " user" : " users"),
                        "write " + most));
    }

    private void neverFires(String path, String why, String hint) {
        objections.add(Objection.neverFires(path, why, hint));
    }

    private void neverResolves(String path, String why, String hint) {
        objections.add(Objection.neverResolves(path, why, hint));
    }
}
