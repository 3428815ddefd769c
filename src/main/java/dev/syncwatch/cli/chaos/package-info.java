/**
 * Takes: a seed. Gives: a rehearsal of the worst - processes killed at random moments of a scripted hour - and what it did to the boards
 * of the vendors' stand-ins, held against a run that nobody disturbed.
 * Leaves out: the jobs themselves, which run as they always do, in processes of their own.
 */
package dev.syncwatch.cli.chaos;
