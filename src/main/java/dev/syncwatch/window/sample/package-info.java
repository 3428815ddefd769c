/**
 * Takes messages of failed syncs, gives samples of them for a page: without ids, few, and the same however the events were spread.
 * Leaves out which windows they are kept in.
 */
package dev.syncwatch.window.sample;
