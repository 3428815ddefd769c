/**
 * Tests of rules, written in YAML as timelines.
 *
 * <p>Takes test files and the rule files that they name. Gives a verdict for each test, what came instead of what was expected, and which
 * outcomes of which rules no test reaches. Leaves out deciding: that is the pipeline's, run over the timeline's events.
 */
package dev.syncwatch.cli.ruletest;
