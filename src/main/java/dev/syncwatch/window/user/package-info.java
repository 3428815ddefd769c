/**
 * Takes the events of one user, gives what must be remembered of them: messages seen, panes stood in, events of sequences, as one value
 * whose numbers all lie in one array, smaller still in bytes. Leaves out which events there are, what they are steps of, and when they may
 * be forgotten: the stage decides.
 */
package dev.syncwatch.window.user;
