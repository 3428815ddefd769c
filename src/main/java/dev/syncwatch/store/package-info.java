/**
 * Takes what the stages before it emit, gives it its outer form: JSON for topics and files, in the words of design sections 8
 * and 11. Leaves out what the numbers mean.
 */
package dev.syncwatch.store;
