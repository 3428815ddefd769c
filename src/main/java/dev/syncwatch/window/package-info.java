/**
 * Takes timed events, gives trailing windows: what each rule's groups held in the last minutes, pane by pane. Events are
 * measured once ({@link dev.syncwatch.window.EventMeasurer}), judged by user (duplicates, distinct users), combined into partial
 * panes before they travel, and kept in rings with running sums. Leaves out what a rule makes of the numbers.
 */
package dev.syncwatch.window;
