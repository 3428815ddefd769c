/**
 * The jobs as programs for a Flink cluster: takes a settings file, or what stands in one, gives a job that runs there. Leaves out how the
 * program comes to the cluster, and what the jobs do.
 */
package dev.syncwatch.job.cluster;
