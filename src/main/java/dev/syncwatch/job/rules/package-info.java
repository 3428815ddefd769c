/**
 * The topic {@code learning-sync.rules}: takes rule sets and what became of each, gives the timeline by which a job decides, live or in
 * a replay. Publishes what a rule file holds. Leaves out running the job.
 */
package dev.syncwatch.job.rules;
