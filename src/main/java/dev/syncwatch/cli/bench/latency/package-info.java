/**
 * Takes: settings of the jobs that page. Gives: how long it takes from the arrival of the event that crosses a threshold in Kafka to the
 * request at the vendor. Leaves out: what the vendor then does.
 */
package dev.syncwatch.cli.bench.latency;
