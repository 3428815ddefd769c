/**
 * How silences get into their topic: from files ({@code file/}) and from commands.
 *
 * <p>Takes the folder of silence files, and what a command asks for. Gives records of {@code learning-sync.silences}, those that
 * announce a planned stop among them. Leaves out what a
 * silence holds back: that is {@code notify/silence}.
 */
package dev.syncwatch.job.silence;
