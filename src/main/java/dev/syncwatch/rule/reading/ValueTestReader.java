package dev.syncwatch.rule.reading;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.ReadNumber;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what one value of a matcher asks for: {@code success}, {@code >=500}, {@code !=success} or {@code ~timeout|refused}. */
public final class ValueTestReader {
    // In the order in which they are tried: the longer first.
    private static final Map<String, ValueTest.Side> SIDES = new LinkedHashMap<>();

    static {
        SIDES.put(">=", ValueTest.Side.AT_LEAST);
        SIDES.put("<=", ValueTest.Side.AT_MOST);
        SIDES.put(">", ValueTest.Side.ABOVE);
        SIDES.put("<", ValueTest.Side.BELOW);
    }

    private static final int LARGEST_PROGRAM = 10_000;
    private static final Finding TOO_LARGE = Finding.error("this expression is too large", null);

    /** What a schema says of the tests that have an operator. */
    private static final String OPERATED = "~[\\s\\S]+|[<>]=?\\s*" + Shapes.NUMBER_PATTERN + "\\s*";

    /** What a schema says of a test. */
    static final Map<String, Object> SCHEMA = Shapes.schema(
            "type",
            List.of("string", "number", "boolean"),
            "pattern",
            "^(" + OPERATED + "|!=\\s*[^~\\s][\\s\\S]*|(?![~<>]|!=)[\\s\\S]*\\S[\\s\\S]*)$");

    private final Problems problems;

    public ValueTestReader(Problems problems) {
        this.problems = problems;
    }

    /** The same for a field that has one of a few values. */
    static Map<String, Object> schemaOf(List<String> words) {
        String any = "(" + String.join("|", words) + ")";
        return Shapes.schema("type", "string", "pattern", "^(" + any + "|!=\\s*" + any + "\\s*|" + OPERATED + ")$");
    }

    /** Null if the text is none of these; the reason is among the problems then. */
    public ValueTest read(String text, Position at) {
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
            return refuse(at, Finding.shape("!= takes one value, no expression and no empty text", null));
        }
        return new ValueTest.Different(ValueTest.Same.as(text));
    }

    private ValueTest compared(ValueTest.Side side, String bound, Position at) {
        ReadNumber number = ReadNumber.of(bound.strip());
        return number == null
                ? refuse(
                        at,
                        Finding.shape("< and > compare numbers, and " + Quoted.of(bound.strip()) + " is none", null))
                : new ValueTest.Compared(side, number);
    }

    private ValueTest expression(String expression, Position at) {
        if (expression.isEmpty()) {
            return refuse(at, Finding.shape("an expression is expected behind ~", null));
        }
        if (ExpressionSize.isTooLarge(expression)) {
            return refuse(at, TOO_LARGE);
        }
        try {
            Pattern pattern = Pattern.compile(expression);
            return pattern.programSize() > LARGEST_PROGRAM ? refuse(at, TOO_LARGE) : new ValueTest.Found(pattern);
        } catch (PatternSyntaxException e) {
            return refuse(
                    at, Finding.error("bad expression: " + e.getDescription() + " in " + Quoted.of(expression), null));
        }
    }

    private ValueTest refuse(Position at, Finding finding) {
        problems.add(at, finding);
        return null;
    }
}
