/**
 * Takes: the benches of {@code cli/bench}. Gives: the suites that need what is never shipped: Flink SQL, JMH, Flink's test harness.
 * Leaves out: tests; these are run by {@code ./syncwatch bench}.
 */
package dev.syncwatch.bench;
