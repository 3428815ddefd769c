/**
 * No success while people are active. Takes panes that were successful or active, gives edges of runs; one CEP pattern gives
 * a match when a run has lasted as long as its rule allows; the detector then looks at how many people were active. The
 * length of a run is told by its own edges, never by the time at which CEP happens to see them.
 */
package dev.syncwatch.detect.absence;
