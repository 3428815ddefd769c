/**
 * Takes: records of the topic {@code learning-sync.silences}, each one silence or the removal of one, and what time it is.
 * Gives: the silence, if any, that holds a change's notifications back at that time; the same answer whoever asks, and when.
 * Leaves out: who writes silences and where from, and what becomes of what is held back.
 */
package dev.syncwatch.notify.silence;
