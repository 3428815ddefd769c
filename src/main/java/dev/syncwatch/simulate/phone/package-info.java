/**
 * Takes a moment until which phones live, gives what they do until then, one phone after the other: sessions, triggers, syncs with their
 * tries and backoff, a queue that grows and drains, and what its telemetry SDK makes of all that.
 */
package dev.syncwatch.simulate.phone;
