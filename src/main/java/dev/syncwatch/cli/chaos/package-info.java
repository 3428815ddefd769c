/**
 * Takes: a seed. Gives: rehearsals of the worst - processes killed at random moments - and what came of it, held against a run that nobody
 * disturbed: the {@code syncwatch chaos} commands. Leaves out: the jobs themselves, which run as they always do, in processes of their own.
 */
package dev.syncwatch.cli.chaos;
