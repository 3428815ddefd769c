/**
 * Takes: a broker, a database, stand-ins of vendors. Gives: what readers, dashboards and people see in the end, and in what two ends
 * differ. Leaves out: how it came to that.
 */
package dev.syncwatch.cli.chaos.seen;
