/** Takes: a part of a workload. Gives: the Flink jobs that read it and count what they found, and who runs them. */
package dev.syncwatch.cli.bench.job;
