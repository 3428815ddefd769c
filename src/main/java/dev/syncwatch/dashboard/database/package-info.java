/**
 * The database that the page reads: takes a data source, gives answers as of one moment, or says why there is none. Leaves out
 * what is asked.
 */
package dev.syncwatch.dashboard.database;
