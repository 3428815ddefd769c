package dev.syncwatch.rule;

import java.util.Comparator;

/**
 * Something in a rule file that must, or had better, be mended.
 *
 * @param rule the id of the rule in which it stands; null where it stands in none, or in one without a good id
 */
public record RuleProblem(String file, Position at, String rule, Finding finding) {
    /** By place in the file. */
    public static final Comparator<RuleProblem> IN_ORDER = Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparingInt(RuleProblem::column)
            .thenComparing(RuleProblem::message);

    /** An error that stands in no rule. */
    public RuleProblem(String file, Position at, String message) {
        this(file, at, null, Finding.error(message, null));
    }

    public int line() {
        return at.line();
    }

    public int column() {
        return at.column();
    }

    /** Says what is wrong and, where possible, what to write instead; never holds a secret. */
    public String message() {
        return finding.message();
    }

    public boolean isError() {
        return finding.severity() == Finding.Severity.ERROR;
    }

    /** The same problem, known to stand in a rule. */
    public RuleProblem in(String ruleId) {
        return new RuleProblem(file, at, ruleId, finding);
    }

    /** The form that editors and terminals can jump to: {@code file:line:column: rule ID: message}. */
    @Override
    public String toString() {
        return file + ":" + line() + ":" + column() + ": " + (isError() ? "" : "warning: ")
                + (rule == null ? "" : "rule " + rule + ": ") + message();
    }
}
