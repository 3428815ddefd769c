/**
 * Takes the bytes of a record (from Kafka or from a file's line), gives {@link dev.syncwatch.telemetry.Telemetry}: an event
 * with its fields and times, a heartbeat, something to ignore, or a dead letter with the reason. Then tells late and stale
 * events apart, partition by partition. Leaves out what rules are, what a user did before, and every clock but the records' own.
 */
package dev.syncwatch.telemetry;
