/**
 * Takes: records of the alerts topic, and the vendors' clients. Gives: each notification to its channel, at least once and in
 * the order of its key, every receipt written down before the next send; what is given up goes to the dead letters.
 * Leaves out: what is told (decided by {@link dev.syncwatch.notify.NotifyDecision}), and how a vendor is spoken to.
 */
package dev.syncwatch.notify.delivery;
