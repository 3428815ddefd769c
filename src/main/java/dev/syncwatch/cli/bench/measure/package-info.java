/**
 * Takes: contestants that can be run again and again. Gives: how much one of them costs beside another, as ratios of pairs that ran
 * next to each other in one process, and only where each said the same each time. Leaves out: what a contestant is.
 */
package dev.syncwatch.cli.bench.measure;
