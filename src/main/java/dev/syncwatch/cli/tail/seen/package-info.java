/**
 * What a record of a topic says: takes the record, gives what was seen in it, whether somebody asked for that, and a line about it.
 * Leaves out where records come from.
 */
package dev.syncwatch.cli.tail.seen;
