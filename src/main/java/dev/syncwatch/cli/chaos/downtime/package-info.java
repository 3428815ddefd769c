/**
 * Takes: a world on which everything but Kafka is away for six hours. Gives: how it is caught up with, in time and memory, and who was
 * called for what. Leaves out: how parts are started and ended.
 */
package dev.syncwatch.cli.chaos.downtime;
