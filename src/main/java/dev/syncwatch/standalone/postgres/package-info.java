/**
 * Takes a directory and a port; gives a PostgreSQL of its own, a process beside this one, for whoever brings no database. Leaves out
 * what is written into it.
 */
package dev.syncwatch.standalone.postgres;
