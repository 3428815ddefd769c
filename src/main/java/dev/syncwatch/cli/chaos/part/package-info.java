/**
 * Takes: a program, a folder. Gives: processes that can be killed, asked to end and started again, one by one. Leaves out: which of them
 * make up Syncwatch.
 */
package dev.syncwatch.cli.chaos.part;
