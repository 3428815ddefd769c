/**
 * The notation in which rule tests write events: {@code 0m..30m every 10s: 5 of 80% failed{stage=push} or completed by 40 users}.
 *
 * <p>Takes lines of it. Gives records of telemetry, the same for the same line, spread evenly over time, users and alternatives. Leaves out
 * what any rule makes of them.
 */
package dev.syncwatch.cli.ruletest.timeline;
