/**
 * The command-line program: takes arguments, gives exit codes (0 good, 1 the input is bad, 2 usage, 3 something outside
 * failed), problems on standard error and data on standard output. Leaves the work to the packages before it.
 */
package dev.syncwatch.cli;
