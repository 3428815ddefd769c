/**
 * Takes: a simulated app, and jobs that read its telemetry from a real broker. Gives: how fast one of them is beside another, as
 * ratios that were measured in one process, pair by pair, and only where both said the same each time. Leaves out: what a
 * machine can do at all, since absolute numbers say little on another one.
 */
package dev.syncwatch.cli.bench;
