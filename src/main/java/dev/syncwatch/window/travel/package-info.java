/**
 * Takes a {@link dev.syncwatch.window.UserEvent}, gives the bytes as which it travels to its user, and back. It is the one record that
 * crosses the network for every event, so its bytes are written by hand. Leaves out state: nothing here is kept longer than a
 * record is under way.
 */
package dev.syncwatch.window.travel;
