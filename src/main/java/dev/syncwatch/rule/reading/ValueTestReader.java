package dev.syncwatch.rule.reading;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.ReadNumber;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what one value of a matcher asks for: {@code success}, {@code >=500}, {@code !=success} or {@code ~timeout|refused}. */
final class ValueTestReader {
    // In the order in which they are tried: the longer first.
    private static final Map<String, ValueTest.Side> SIDES = new LinkedHashMap<>();

    static {
        SIDES.put(">=", ValueTest.Side.AT_LEAST);
        SIDES.put("<=", ValueTest.Side.AT_MOST);
        SIDES.put(">", ValueTest.Side.ABOVE);
        SIDES.put("<", ValueTest.Side.BELOW);
    }

    private static final int LARGEST_PROGRAM = 10_000;

    private final Problems problems;

    ValueTestReader(Problems problems) {
        this.problems = problems;
    }

    /** Null if the text is none of these; the reason is among the problems then. */
    ValueTest read(String text, Position at) {
        if (text.startsWith("~")) {
            return expression(text.substring(1), at);
        }
        if (text.startsWith("!=")) {
            return different(text.substring(2).strip(), at);
        }
        for (Map.Entry<String, ValueTest.Side> side : SIDES.entrySet()) {
            if (text.startsWith(side.getKey())) {
                return compared(side.getValue(), text.substring(side.getKey().length()), at);
            }
        }
        return ValueTest.Same.as(text);
    }

    private ValueTest different(String text, Position at) {
        if (text.isEmpty() || text.startsWith("~")) {
            return refuse(at, "!= takes one value, no expression and no empty text");
        }
        return new ValueTest.Different(ValueTest.Same.as(text));
    }

    private ValueTest compared(ValueTest.Side side, String bound, Position at) {
        ReadNumber number = ReadNumber.of(bound.strip());
        return number == null
                ? refuse(at, "< and > compare numbers, and " + Quoted.of(bound.strip()) + " is none")
                : new ValueTest.Compared(side, number);
    }

    private ValueTest expression(String expression, Position at) {
        if (expression.isEmpty()) {
            return refuse(at, "an expression is expected behind ~");
        }
        if (ExpressionSize.isTooLarge(expression)) {
            return refuse(at, "this expression is too large");
        }
        try {
            Pattern pattern = Pattern.compile(expression);
            return pattern.programSize() > LARGEST_PROGRAM
                    ? refuse(at, "this expression is too large")
                    : new ValueTest.Found(pattern);
        } catch (PatternSyntaxException e) {
            return refuse(at, "bad expression: " + e.getDescription() + " in " + Quoted.of(expression));
        }
    }

    private ValueTest refuse(Position at, String message) {
        problems.add(at, message);
        return null;
    }
}
