/**
 * Rules that can't do what a rule is for.
 *
 * <p>Takes rules that were read. Gives an objection for each that no stream of events could ever make fire, or resolve once it has
 * fired, and leaves a rule alone where that can't be proven. Leaves out whether a rule is wise.
 */
package dev.syncwatch.rule.feasible;
