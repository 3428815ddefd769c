/**
 * Takes settings, gives running Flink jobs: sources and sinks, the topology between them, execute. Wiring alone.
 */
package dev.syncwatch.job;
