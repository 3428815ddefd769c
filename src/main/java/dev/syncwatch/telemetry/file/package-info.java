/**
 * Takes a file of newline-delimited JSON, gives the same telemetry that a Kafka topic would: each partition that the lines
 * name is a split with a watermark of its own. Lines that name none are one partition, in file order.
 */
package dev.syncwatch.telemetry.file;
