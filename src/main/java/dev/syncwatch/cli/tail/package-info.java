/**
 * {@code syncwatch tail}: takes records from topics as they pass, gives lines for people or programs, or a file that a replay decides
 * on as live did. Reads without a consumer group and writes nothing to Kafka. Leaves out what records mean: that is {@code seen}.
 */
package dev.syncwatch.cli.tail;
