/**
 * Takes the metrics of Flink in this process; gives them to Prometheus under the names that Flink's own reporter has for them on a
 * cluster. Metrics of our own operators, whose names begin with {@code syncwatch_}, keep just their name.
 */
package dev.syncwatch.job.metrics.flink;
