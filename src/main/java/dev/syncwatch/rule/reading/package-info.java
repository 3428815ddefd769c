/**
 * From a YAML tree to rules.
 *
 * <p>Takes the values of one file. Gives its rules and channels, checked alone and against each other; one class reads one kind of rule.
 * Leaves out YAML's own grammar and whether a rule is evaluated anywhere.
 */
package dev.syncwatch.rule.reading;
