/**
 * Takes records of the topics that Syncwatch writes (JSON of design sections 8 to 11), gives rows of tables. What can't be read is told
 * with its reason. Leaves out the order in which rows come.
 */
package dev.syncwatch.store.row;
