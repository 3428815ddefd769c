/**
 * Takes Kafka records, gives telemetry with the record's timestamp as arrival; and writes the heartbeats that let time go on
 * when all users are silent. Leaves out what happens to either.
 */
package dev.syncwatch.telemetry.kafka;
