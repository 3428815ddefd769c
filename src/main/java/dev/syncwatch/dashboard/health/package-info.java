/**
 * The pipeline's health: asks Kafka and Flink now and then, in the background, and remembers what they said and when. Leaves out
 * what the database tells.
 */
package dev.syncwatch.dashboard.health;
