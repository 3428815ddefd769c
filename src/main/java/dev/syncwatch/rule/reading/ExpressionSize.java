package dev.syncwatch.rule.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds what a regular expression grows to before it is compiled.
 *
 * <p>RE2/J 1.8 writes counted repetitions out, so that {@code ((a{1000}){1000}){1000}} would exhaust the memory. As in RE2 itself,
 * counts that stand inside each other may multiply to 1000 at most.
 */
final class ExpressionSize {
    private static final int LONGEST = 500;
    private static final int MOST_REPETITIONS = 1000;
    // Escapes and classes are one step, so that brackets inside them are not taken for groups.
    private static final Pattern STEP = Pattern.compile(
            "\\\\Q.*?(?:\\\\E|$)|\\\\.|\\[\\^?]?(?:\\\\.|\\[:\\^?\\w+:]|[^]\\\\])*]|\\{\\d+(,?)(\\d*)}|.",
            Pattern.DOTALL);

    private ExpressionSize() {}

    static boolean isTooLarge(String expression) {
        return expression.length() > LONGEST || repetitions(expression) > MOST_REPETITIONS;
    }

    private static long repetitions(String expression) {
        Deque<Long> groups = new ArrayDeque<>();
        long inGroup = 1;
        long ofLast = 1;
        long largest = 1;
        Matcher step = STEP.matcher(expression);
        while (step.find()) {
            switch (step.group().charAt(0)) {
                case '(' -> {
                    groups.push(inGroup);
                    inGroup = 1;
                }
                case ')' -> {
                    ofLast = inGroup;
                    inGroup = Math.max(groups.isEmpty() ? 1 : groups.pop(), ofLast);
                }
                case '{' -> {
                    ofLast = Math.min(ofLast * count(step.group()), Integer.MAX_VALUE);
                    inGroup = Math.max(inGroup, ofLast);
                    largest = Math.max(largest, inGroup);
                }
                default -> ofLast = 1;
            }
        }
        return largest;
    }

    // The larger number of {3}, {3,} and {3,5}; a lone brace is a character.
    private static long count(String repetition) {
        long count = 1;
        for (String number : repetition.split("\\D+")) {
            count = Math.max(
                    count, number.isEmpty() ? 1 : Long.parseLong(number.substring(0, Math.min(9, number.length()))));
        }
        return count;
    }
}
