/**
 * What replay must write, worked out a second time from the definitions alone.
 *
 * <p>Takes a rule file and an events file; gives every change, window row, dead letter and count. Shares nothing with the
 * code under test, and is slow on purpose: an answer is read off all events, not carried along. {@link
 * dev.syncwatch.reference.RandomCase} invents inputs. Leaves out evidence, incidents and notifications.
 */
package dev.syncwatch.reference;
