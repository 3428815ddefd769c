/**
 * Takes moments at which a phone has something to do, gives what it does then and when it wants to be asked next: sessions,
 * triggers, syncs with their tries and backoff, a queue that grows and drains, and what its telemetry SDK makes of all that.
 */
package dev.syncwatch.simulate.phone;
