/**
 * {@code syncwatch cluster}, {@code submit}, {@code savepoint}, {@code stop} and {@code upgrade}: takes options, gives a cluster on this
 * machine, and jobs on that or on any other Flink cluster. Leaves out how processes and requests are made ({@code standalone/}).
 */
package dev.syncwatch.cli.cluster;
