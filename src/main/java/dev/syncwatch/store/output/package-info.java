/**
 * Takes records of the topics that Syncwatch writes, gives the rows that they make: Flink's operators around what {@code store.row} reads
 * and what incidents are. Leaves out the database.
 */
package dev.syncwatch.store.output;
