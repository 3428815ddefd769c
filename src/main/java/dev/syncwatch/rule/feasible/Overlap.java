package dev.syncwatch.rule.feasible;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.ReadNumber;
import dev.syncwatch.rule.RuleHead;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.rule.ValueTest.Compared;
import dev.syncwatch.rule.ValueTest.Different;
import dev.syncwatch.rule.ValueTest.Found;
import dev.syncwatch.rule.ValueTest.Same;
import dev.syncwatch.rule.ValueTest.Side;
import java.util.Optional;

/** Whether two wishes can be fulfilled at once. Where that can't be told for certain, they can. */
public final class Overlap {
    /** Values by which events are grouped are cut at so many characters. */
    private static final int LONGEST_GROUP_VALUE = 64;

    private static final String GROUP_VALUE_OF_NOTHING = "unknown";

    private Overlap() {}

    /** A field of which no value can satisfy both matchers. */
    public static Optional<EventField> contradiction(Matcher one, Matcher other) {
        return one.conditions().stream()
                .filter(mine -> other.conditions().stream()
                        .anyMatch(theirs -> mine.field() == theirs.field() && areDisjoint(mine, theirs)))
                .map(Condition::field)
                .findFirst();
    }

    /** A field of which no value can satisfy the matcher in a group that {@code only} lets through. */
    static Optional<EventField> contradiction(Matcher events, RuleHead head) {
        return events.conditions().stream()
                .filter(event -> head.only().conditions().stream()
                        .anyMatch(group -> event.field() == group.field() && areDisjointInGroup(event, group)))
                .map(Condition::field)
                .findFirst();
    }

    private static boolean areDisjoint(Condition one, Condition other) {
        return one.anyOf().stream()
                .allMatch(mine -> other.anyOf().stream().allMatch(theirs -> areDisjoint(mine, theirs)));
    }

    private static boolean areDisjoint(ValueTest one, ValueTest other) {
        if (one instanceof Same same) {
            return isRefused(same, other);
        }
        if (other instanceof Same same) {
            return isRefused(same, one);
        }
        return one instanceof Compared mine && other instanceof Compared theirs && areApart(mine, theirs);
    }

    /** Whether nothing that is the same passes the test: numbers can be written in many ways, which an expression may tell apart. */
    private static boolean isRefused(Same same, ValueTest test) {
        boolean maySeeSpelling = same.number() != null && test instanceof Found;
        return !maySeeSpelling && !test.holds(same.text());
    }

    private static boolean areApart(Compared one, Compared other) {
        return isLower(one.side()) != isLower(other.side())
                && (isLower(one.side()) ? isBelow(one, other) : isBelow(other, one));
    }

    private static boolean isLower(Side side) {
        return side == Side.AT_MOST || side == Side.BELOW;
    }

    private static boolean isBelow(Compared atMost, Compared atLeast) {
        ReadNumber top = atMost.bound();
        int sign = top.exact().compareTo(atLeast.bound().exact());
        boolean touch = atMost.side() == Side.AT_MOST && atLeast.side() == Side.AT_LEAST;
        return touch ? sign < 0 : sign <= 0;
    }

    private static boolean areDisjointInGroup(Condition event, Condition group) {
        return event.anyOf().stream()
                .allMatch(mine -> group.anyOf().stream().allMatch(theirs -> areDisjointInGroup(mine, theirs)));
    }

    /** A group's value is what its events say, cut; numbers are left alone, since what is cut off may be all that differs. */
    private static boolean areDisjointInGroup(ValueTest event, ValueTest group) {
        if (group instanceof Same same && same.number() == null) {
            boolean mayBeCut = same.text().length() >= LONGEST_GROUP_VALUE;
            boolean mayBeNothing = same.text().equals(GROUP_VALUE_OF_NOTHING) && event.holds(null);
            return !mayBeCut && !mayBeNothing && !event.holds(same.text());
        }
        if (event instanceof Same same && same.number() == null && same.text().length() < LONGEST_GROUP_VALUE) {
            return !group.holds(same.text());
        }
        return false;
    }

    /** Whether no group can have such a value. */
    static boolean matchesNoGroup(Condition only) {
        return only.anyOf().stream()
                .allMatch(test -> test instanceof Same same
                        && same.number() == null
                        && same.text().codePointCount(0, same.text().length()) > LONGEST_GROUP_VALUE);
    }

    /** How many different values, at most, pass; empty where that can't be told. */
    static Optional<Integer> mostValues(Matcher events, EventField field) {
        return events.conditions().stream()
                .filter(condition -> condition.field() == field)
                .filter(condition ->
                        condition.anyOf().stream().allMatch(test -> test instanceof Same same && same.number() == null))
                .map(condition -> (int) condition.anyOf().stream().distinct().count())
                .findFirst();
    }

    /** Whether every number that passes is on that side of 0, or 0. */
    static boolean keepsNumbers(Matcher events, EventField field, Side side) {
        return events.conditions().stream()
                .filter(condition -> condition.field() == field)
                .anyMatch(condition -> condition.anyOf().stream().allMatch(test -> keepsNumbers(test, side)));
    }

    private static boolean keepsNumbers(ValueTest test, Side side) {
        if (test instanceof Different || test instanceof Found) {
            return false;
        }
        if (test instanceof Same same) {
            return same.number() == null || isOn(same.number(), side);
        }
        Compared compared = (Compared) test;
        return isLower(compared.side()) == isLower(side) && isOn(compared.bound(), side);
    }

    private static boolean isOn(ReadNumber number, Side side) {
        int sign = number.exact().signum();
        return isLower(side) ? sign <= 0 : sign >= 0;
    }
}
