/**
 * Takes: Kafka, its topics of telemetry and progress, what Flink says of the detection job, and what channels say of their attempts.
 * Gives: pages about our own blindness, straight to the channels, and the dead-man call while all is well.
 * Leaves out: alerts, and the outbox: {@code blind/} pages have to go out just when Kafka does not.
 */
package dev.syncwatch.notify.blind;
