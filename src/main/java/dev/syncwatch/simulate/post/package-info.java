/**
 * Takes records as they are written, each with its stamp, gives them back in the order in which they arrive. Leaves out what is in
 * them.
 */
package dev.syncwatch.simulate.post;
