/**
 * The rule language: what ops write in {@code alert-rules/}.
 *
 * <p>Takes the bytes of a rule file. Gives a {@link dev.syncwatch.rule.RuleSet} of {@link dev.syncwatch.rule.AlertRule}s, or every
 * {@link dev.syncwatch.rule.RuleProblem} with its place in the file. Leaves out what a rule means over time: that is detection.
 */
package dev.syncwatch.rule;
