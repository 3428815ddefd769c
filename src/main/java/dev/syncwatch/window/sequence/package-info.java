/**
 * Takes a user's selected events in the order of event time, gives the moments at which the user completed a sequence rule's
 * steps. A few numbers a user; leaves out groups, windows and how many users it takes.
 */
package dev.syncwatch.window.sequence;
