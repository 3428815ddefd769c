/**
 * Silences as people keep them in files. Takes the folder, or the bytes of one file. Gives its silences, or every reason why the file
 * can't be used, each with its place. Leaves out what becomes of them.
 */
package dev.syncwatch.job.silence.file;
