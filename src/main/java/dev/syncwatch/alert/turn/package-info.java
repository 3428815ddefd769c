/**
 * Takes rule sets as they are published, gives the T from which each acts, before any subtask can have evaluated that T. Leaves out
 * what a set does once it acts.
 */
package dev.syncwatch.alert.turn;
