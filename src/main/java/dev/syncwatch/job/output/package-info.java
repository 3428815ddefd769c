/**
 * Takes settings, gives the running output job: what stands in Syncwatch's topics, written into PostgreSQL. Wiring alone.
 */
package dev.syncwatch.job.output;
