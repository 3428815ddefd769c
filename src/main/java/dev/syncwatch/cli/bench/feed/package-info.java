/**
 * Takes: how many events are wanted of which world. Gives: the simulator's telemetry in topics of a broker in a process of its own, and
 * sources that read as much of it as is asked for, again and again. Leaves out: what is done with it.
 */
package dev.syncwatch.cli.bench.feed;
