/**
 * Takes partial panes and the edges of absence, gives {@link dev.syncwatch.alert.AlertChange}: at each pane end one operator by
 * environment brings the windows up to date, asks every detector, and steps the life of every alert. Leaves out who is told
 * of a change, and when. Imports windows too, since a change carries the evidence that they hold.
 */
package dev.syncwatch.alert;
