package dev.syncwatch.rule;

import java.util.Comparator;

/**
 * Something in a rule file that must be mended before the file can be used.
 *
 * @param line counts from 1
 * @param column counts from 1
 * @param message says what is wrong and, where possible, what to write instead; never holds a secret
 */
public record RuleProblem(String file, int line, int column, String message) {
    /** By place in the file. */
    public static final Comparator<RuleProblem> IN_ORDER = Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparingInt(RuleProblem::column)
            .thenComparing(RuleProblem::message);

    public RuleProblem(String file, Position at, String message) {
        this(file, at.line(), at.column(), message);
    }

    /** The form that editors and terminals can jump to: {@code file:line:column: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
