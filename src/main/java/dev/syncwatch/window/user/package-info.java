/**
 * Takes the events of one user, gives what must be remembered of them: messages seen, panes stood in, steps of sequences, as one value
 * that is small in memory and smaller in bytes. Leaves out which events there are and when they may be forgotten: the stage decides.
 */
package dev.syncwatch.window.user;
