/**
 * Takes one rule set after another, each with the evaluation from which on it acts; gives, for every rule, which version of it
 * decides when. Leaves out how a set travels to the job that runs it.
 */
package dev.syncwatch.rule.timeline;
