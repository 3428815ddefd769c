/**
 * Takes a program and a folder; gives a process that outlives whoever started it, and that everybody who knows the folder can end, kill
 * and start again. Leaves out which processes make up a cluster.
 */
package dev.syncwatch.standalone.cluster.process;
