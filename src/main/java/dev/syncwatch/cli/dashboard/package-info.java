/**
 * {@code syncwatch dashboard}: takes where the tables are and who may look, serves the page until it is asked to stop. Leaves out
 * the page itself.
 */
package dev.syncwatch.cli.dashboard;
