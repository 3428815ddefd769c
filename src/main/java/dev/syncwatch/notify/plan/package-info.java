/**
 * Takes: alert changes, the clock of event time, silences. Gives: what one channel is to be told of which incident, each with its
 * reason, and what has to be remembered to go on after a restart. Nothing here knows of Kafka, HTTP or the wall clock.
 * Leaves out: wording ({@code page/}), sending ({@code delivery/}).
 */
package dev.syncwatch.notify.plan;
