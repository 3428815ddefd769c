/**
 * Takes the truth about a simulation, the rules and the episodes that they gave, and says which incidents were found, how fast, and
 * which pages nobody deserved. What ought to happen is told from the model's own counts, never from windows. Plain Java.
 */
package dev.syncwatch.cli.score.judge;
