/**
 * Takes a directory and a port; gives what Syncwatch needs on one machine without a cluster: a Kafka broker in this
 * process, and the topics on it or on any other Kafka. Leaves out what flows through them, and the settings of real
 * clusters.
 */
package dev.syncwatch.standalone;
