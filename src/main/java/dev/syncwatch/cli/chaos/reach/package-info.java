/**
 * Takes: a broker, a database, whoever runs jobs. Gives: how far an installation has come: what it has evaluated and stored, and whether
 * its jobs run. Leaves out: what is concluded from that.
 */
package dev.syncwatch.cli.chaos.reach;
