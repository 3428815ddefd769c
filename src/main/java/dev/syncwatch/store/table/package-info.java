/**
 * What is written down, as rows of tables: their columns, their keys, and which of two rows of one key is the newer. Leaves out where
 * rows come from and how they get into a database.
 */
package dev.syncwatch.store.table;
