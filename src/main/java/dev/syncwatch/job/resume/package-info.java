/**
 * Takes the place where the detection job on this machine keeps its checkpoints; gives the ones that it may go on from, newest
 * first, or the reason why it may not. Leaves out running the job, and what is in a checkpoint.
 */
package dev.syncwatch.job.resume;
