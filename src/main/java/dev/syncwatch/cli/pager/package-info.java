/**
 * Takes: settings files, a rule set, where vendors are. Gives: the jobs that page, for {@code run} and for commands that show them at
 * work. Leaves out: broker, tables and web page.
 */
package dev.syncwatch.cli.pager;
