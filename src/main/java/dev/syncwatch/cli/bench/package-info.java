/**
 * Takes: the names of suites. Gives: what each found, as figures that were measured in one process, in turns, and only where all that
 * should say the same said the same. Suites are found as services: those that need what is never shipped stand among the tests. Leaves
 * out: how a suite measures.
 */
package dev.syncwatch.cli.bench;
