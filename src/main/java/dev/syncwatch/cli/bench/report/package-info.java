/** Takes: what suites found. Gives: text for a screen, Markdown for docs/benchmarks.md, JSON. Leaves out: what a figure means. */
package dev.syncwatch.cli.bench.report;
