/**
 * Takes what a settings file says of state, gives Flink's settings for it, and brings state that one backend kept to another. Leaves
 * out what is in it.
 */
package dev.syncwatch.job.state;
