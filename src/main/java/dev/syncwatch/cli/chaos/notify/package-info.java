/**
 * Takes: a seed. Gives: a rehearsal of the worst for the pager alone - killed at random moments of a scripted hour of changes - and what
 * it did to the boards of the vendors' stand-ins, held against a run that nobody disturbed.
 */
package dev.syncwatch.cli.chaos.notify;
