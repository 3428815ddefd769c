/**
 * Takes drafts in whatever order phones think of them, gives them back second by second, in the order in which they arrive. Leaves out
 * what is in them.
 */
package dev.syncwatch.simulate.post;
