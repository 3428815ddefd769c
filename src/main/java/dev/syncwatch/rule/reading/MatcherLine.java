package dev.syncwatch.rule.reading;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.yaml.Problems;
import dev.syncwatch.rule.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a matcher that stands on one line: {@code event=learning_sync_failed,statusCode>=500,message=~refused}. Values mean what
 * they mean in a rule file; a comma ends one only where another field and its operator follow.
 */
public final class MatcherLine {
    private static final String OPERATOR = "(=~|!=|>=|<=|=|>|<|~)";
    private static final Pattern BETWEEN = Pattern.compile(",(?=\\s*[A-Za-z]+\\s*" + OPERATOR + ")");
    private static final Pattern TERM = Pattern.compile("(?s)\\s*([A-Za-z]+)\\s*" + OPERATOR + "(.*)");

    private final Problems problems;
    private final MatcherReader reader;

    public MatcherLine(Problems problems) {
        this.problems = problems;
        this.reader = new MatcherReader(problems, new Values(problems));
    }

    /** All conditions have to hold; a field may stand in several. Null where one is wrong, which is among the problems then. */
    public Matcher read(String line) {
        int before = problems.reports();
        List<Condition> conditions = new ArrayList<>();
        int column = 1;
        for (String term : BETWEEN.split(line)) {
            conditions.addAll(conditions(term, new Position(1, column)));
            column += term.length() + 1;
        }
        return problems.reports() == before ? new Matcher(conditions) : null;
    }

    private List<Condition> conditions(String term, Position at) {
        java.util.regex.Matcher parts = TERM.matcher(term);
        if (!parts.matches()) {
            problems.add(
                    at, "write field=value, field!=value, field>=number or field=~expression, with commas between");
            return List.of();
        }
        YamlValue value =
                new YamlValue.Scalar(at, sign(parts.group(2)) + parts.group(3).strip(), false);
        Matcher one = reader.read(new YamlValue.Mapping(at, Map.of(parts.group(1), new YamlValue.Member(at, value))));
        return one == null ? List.of() : one.conditions();
    }

    /** How a rule file writes the operator, in front of the value. */
    private static String sign(String operator) {
        return switch (operator) {
            case "=" -> "";
            case "=~" -> "~";
            default -> operator;
        };
    }
}
