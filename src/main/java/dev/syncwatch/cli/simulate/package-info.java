/**
 * Takes scenario files, shipped or one's own, and gives a simulation of them to files or to Kafka. Here and not in
 * {@code simulate} stands how a scenario is read: with the strict YAML of rule files, of which a simulation knows nothing.
 */
package dev.syncwatch.cli.simulate;
