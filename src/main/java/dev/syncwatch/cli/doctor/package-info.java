/**
 * Takes: the job's settings and the rules' channels. Gives: what is reachable and in order, check by check, and what to do where it is not.
 * Leaves out: anything that somebody else would notice; no page is sent and no record is written.
 */
package dev.syncwatch.cli.doctor;
