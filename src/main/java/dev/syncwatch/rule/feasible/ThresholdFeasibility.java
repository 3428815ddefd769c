package dev.syncwatch.rule.feasible;

import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Measure;
import dev.syncwatch.rule.Threshold;
import dev.syncwatch.rule.ValueTest.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keeps a measure on one side of a threshold for ever. */
final class ThresholdFeasibility {
    private static final Set<EventField> QUANTITIES =
            EnumSet.of(EventField.STATUS_CODE, EventField.QUEUE_DELTA, EventField.DIRTY_COUNT, EventField.DURATION_MS);

    private ThresholdFeasibility() {}

    static List<Objection> of(Threshold rule) {
        List<Objection> objections = new ArrayList<>();
        if (rule.measure().kind() == Measure.Kind.SUM) {
            sum(rule, objections);
        } else if (rule.above().signum() < 0) {
            String what = rule.measure().kind() == Measure.Kind.COUNT ? "a count" : "a number of users";
            objections.add(Objection.neverResolves("above", what + " is never below 0", "write 0 or more"));
        }
        if (rule.measure().kind() == Measure.Kind.USERS) {
            users(rule, objections);
        }
        return objections;
    }

    private static void users(Threshold rule, List<Objection> objections) {
        Optional<Integer> most = Overlap.mostValues(rule.where(), EventField.USER_ID);
        if (most.isPresent() && rule.above().compareTo(BigDecimal.valueOf(most.get())) >= 0) {
            String why = "its matcher takes events of " + most.get() + (most.get() == 1 ? " user" : " users");
            objections.add(Objection.neverFires("above", why, "write less than " + most.get()));
        }
    }

    private static void sum(Threshold rule, List<Objection> objections) {
        EventField field = rule.measure().field();
        if (!QUANTITIES.contains(field)) {
            objections.add(new Objection(
                    "measure",
                    Finding.warning(
                            field.fieldName() + " is a text, and counts in a sum only where it happens to be a number",
                            "sum queueDelta, dirtyCount or durationMs")));
        }
        if (rule.above().signum() >= 0 && Overlap.keepsNumbers(rule.where(), field, Side.AT_MOST)) {
            String why = "`where` takes no " + field.fieldName() + " above 0, so no sum is above " + plain(rule);
            objections.add(Objection.neverFires("above", why, "write less than 0"));
        }
        if (rule.above().signum() < 0 && Overlap.keepsNumbers(rule.where(), field, Side.AT_LEAST)) {
            String why = "`where` takes no " + field.fieldName() + " below 0, so no sum is";
            objections.add(Objection.neverResolves("above", why, "write 0 or more"));
        }
    }

    private static String plain(Threshold rule) {
        return rule.above().toPlainString();
    }
}
