/**
 * Takes a folder and a shape; gives a Flink cluster of processes on this machine, with a Kafka broker and PostgreSQL beside it, each of
 * which can be started, killed and started again by itself. Everything listens on loopback alone. Leaves out the jobs, and who asks for
 * the cluster.
 */
package dev.syncwatch.standalone.cluster;
