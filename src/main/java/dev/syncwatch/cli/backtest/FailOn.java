package dev.syncwatch.cli.backtest;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a backtest ends with 1, for CI: a number of the result, a comparison, a bound, such as {@code gained>2}.
 *
 * @param bound a share from 0 to 1 for precision and recall, seconds for delay, else a count
 */
record FailOn(String number, String comparison, double bound) {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([a-z-]+)\\s*(>=|<=|>|<|=)\\s*([0-9]+(?:\\.[0-9]+)?)\\s*");

    /**
     * Reads conditions with commas between them.
     *
     * @param known the numbers that there are
     * @throws IllegalArgumentException with a sentence for a person if one is none of them
     */
    static List<FailOn> read(String text, List<String> known) {
        return Stream.of(text.split(",")).map(one -> readOne(one, known)).toList();
    }

    private static FailOn readOne(String text, List<String> known) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || !known.contains(written.group(1))) {
            throw new IllegalArgumentException(
                    "'%s' is no condition: write one of %s, then > >= < <= or =, then a number: gained>2"
                            .formatted(text.strip(), String.join(", ", known)));
        }
        return new FailOn(written.group(1), written.group(2), Double.parseDouble(written.group(3)));
    }

    /** Whether it holds; a number that the events can't give (null) holds for nothing. */
    boolean holds(Map<String, Double> numbers) {
        Double value = numbers.get(number);
        if (value == null) {
            return false;
        }
        int order = value.compareTo(bound);
        return switch (comparison) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> order == 0;
        };
    }

    @Override
    public String toString() {
        return number + comparison + (bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound));
    }
}
