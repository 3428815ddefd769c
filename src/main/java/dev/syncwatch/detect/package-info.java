/**
 * Takes trailing windows, gives a {@link dev.syncwatch.detect.Signal} for each rule and group at each pane end: true, false or
 * unknown, with the numbers behind it. Absence goes a second way beside it: panes become edges of runs, and one CEP pattern
 * tells when a run has lasted too long. Leaves out how long an answer must hold and who is told.
 */
package dev.syncwatch.detect;
