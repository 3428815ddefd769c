/**
 * Takes what the jobs of this process count and know; gives it at one address in the text format that Prometheus reads. Leaves out
 * how numbers come about: each is kept where the thing that it counts happens.
 */
package dev.syncwatch.job.metrics;
