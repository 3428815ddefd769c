/**
 * What the page asks for: takes parameters that anybody may have written, gives environments, time ranges and the points of a
 * chart, all within bounds. Leaves out HTTP and the database.
 */
package dev.syncwatch.dashboard.ask;
