/**
 * Takes decoded telemetry, gives event time: the watermark that its order implies, only pane ends of it, and for each event
 * whether it came late or stale. Leaves out the wall clock, idleness and everything that would differ between two runs.
 */
package dev.syncwatch.telemetry.time;
