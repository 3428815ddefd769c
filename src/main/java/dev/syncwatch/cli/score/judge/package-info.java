/**
 * Takes when rules ought to have fired and the episodes that they gave, and says which incidents were found, how fast, and which pages
 * nobody deserved. Plain Java.
 */
package dev.syncwatch.cli.score.judge;
