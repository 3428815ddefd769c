/**
 * Takes: a day of a simulated world, an installation, a seed. Gives: the day, played while parts are taken away, what there was to see in
 * the end, and how that differs from a day on which nobody was disturbed. Leaves out: how parts are started and ended.
 */
package dev.syncwatch.cli.chaos.day;
