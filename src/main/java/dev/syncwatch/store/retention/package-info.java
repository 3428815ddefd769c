/**
 * Takes how long rows are to be kept and the newest time that is stored, gives what is to be deleted, and deletes it in small portions.
 */
package dev.syncwatch.store.retention;
