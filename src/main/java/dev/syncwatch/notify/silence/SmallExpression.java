package dev.syncwatch.notify.silence;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/** Compiles RE2 expressions that can't grow large: RE2/J writes counted repetitions out, and three in each other fill the memory. */
final class SmallExpression {
    private static final int LONGEST = 500;
    private static final int MOST_REPETITIONS = 1000;
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");
    private static final int MOST_DIGITS = 4;

    private SmallExpression() {}

    static Pattern compile(String expression) throws BadSilence {
        if (expression.isEmpty()) {
            throw new BadSilence("an expression is expected behind ~");
        }
        if (expression.length() > LONGEST || repetitions(expression) > MOST_REPETITIONS) {
            throw new BadSilence("this expression is too large");
        }
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException bad) {
            throw new BadSilence("bad expression: " + bad.getDescription());
        }
    }

    // As if each count stood inside the one before: never less than it is, and easily told.
    private static long repetitions(String expression) {
        long product = 1;
        Matcher count = COUNT.matcher(expression);
        while (count.find() && product <= MOST_REPETITIONS) {
            product *= Math.max(number(count.group(1)), number(count.group(2)));
        }
        return product;
    }

    private static long number(String digits) {
        if (digits == null || digits.isEmpty()) {
            return 1;
        }
        return digits.length() > MOST_DIGITS ? MOST_REPETITIONS + 1L : Math.max(1, Long.parseLong(digits));
    }
}
