/**
 * Takes: a folder, a rule file. Gives: Syncwatch on this machine, in processes, with stand-ins for vendors: on a cluster with high
 * availability, or with its jobs in one process. Leaves out: when parts are taken away, and what came of it.
 */
package dev.syncwatch.cli.chaos.installation;
