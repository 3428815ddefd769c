/** Keyed state that is in memory between checkpoints. Leaves out what is kept by user: there are too many of them. */
package dev.syncwatch.window.resident;
